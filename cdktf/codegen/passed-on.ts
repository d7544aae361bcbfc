import type { Expression } from './expression.ts';
import type { Module, Variable } from './read-module.ts';

/** An input of a called module that is an input of the caller, passed on as it is. */
export interface PassedOn {
  readonly variable: Variable;
  /** Where it is among the caller's inputs: `functions.*.memory_size`. */
  readonly path: string;
}

/** Rules and words about one thing stand in the submodule that makes one of it: where the caller's inputs arrive. */
export const passedOn = (
  module: Module,
  others: Readonly<Record<string, Module>>,
): readonly PassedOn[] =>
  Object.values(module.calls).flatMap(({ module: folder, forEach, inputs }) =>
    (others[folder]?.variables ?? []).flatMap((variable) => {
      const path = callersPath(inputs[variable.name], forEach);
      return path ? [{ variable, path }] : [];
    }),
  );

/** Where an input of a called module is among the caller's; nothing for one that is computed. */
const callersPath = (input: Expression | undefined, forEach: Expression | undefined) => {
  if (input?.kind !== 'traversal') return undefined;
  const { root, steps } = input;
  if (root === 'var') return steps.join('.');
  if (root !== 'each' || steps[0] !== 'value' || forEach?.kind !== 'traversal') return undefined;
  return [...forEach.steps, '*', ...steps.slice(1)].join('.');
};
