import { FILE_SYSTEM_REFUSALS } from './file-system.ts';
import { FUNCTION_REFUSALS } from './functions.ts';
import { ROOT_REFUSALS } from './root.ts';
import { SUBMODULE_REFUSALS } from './submodules.ts';

/** Input that is wrong in several ways, and what each message says: how it begins, then what of the value is in it. */
export interface Refusals {
  readonly title: string;
  /** Folder in modules/; the root module unless given. */
  readonly module?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly messages: readonly (readonly [says: string, ...values: string[]])[];
}

/** One plan for each: Terraform reports all rules that are broken at one level of modules together. */
export const REFUSALS: readonly Refusals[] = [
  ...ROOT_REFUSALS,
  ...FILE_SYSTEM_REFUSALS,
  ...FUNCTION_REFUSALS,
  ...SUBMODULE_REFUSALS,
];
