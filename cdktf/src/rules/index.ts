export { brokenRules } from './broken.ts';
export { dictionary } from './dictionary.ts';
export { type Expression, evaluate } from './evaluate.ts';
export * from './functions.ts';
export type { ModuleRules, Values } from './module-rules.ts';
export * from './operators.ts';
export { UNKNOWN } from './unknown.ts';
