export type { Claim, ClaimOptions } from './claim.ts';
export type { Entry, FileInfo } from './entries.ts';
export { workspaceFromEnv } from './environment.ts';
export * from './errors.ts';
export type { Content } from './publish.ts';
export type { ReadOptions } from './read.ts';
export { type Clock, systemClock, type WaitOptions } from './wait.ts';
export { Workspace } from './workspace.ts';
