import type { Local, Remote } from './decide.ts';

/** A change of the folder to bring to the bucket. */
export type Export =
  | { readonly do: 'put'; readonly path: string; readonly local: Local; readonly over?: Remote }
  | { readonly do: 'delete'; readonly path: string; readonly over: Remote };

/** A change of the bucket to bring to the folder. */
export type Import =
  | { readonly do: 'fetch'; readonly path: string; readonly remote: Remote; readonly over?: Local }
  | { readonly do: 'drop' | 'rescue'; readonly path: string; readonly local: Local };

/** Something to do now. Whoever does it checks first that both sides are still as described, and then settles the path. */
export type Action = Export | Import;

/** Whether an action changes the bucket. */
export const isExport = (action: Action | undefined): action is Export =>
  action?.do === 'put' || action?.do === 'delete';
