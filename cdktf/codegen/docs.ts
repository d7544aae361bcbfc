import { DESCRIPTIONS } from './attribute-descriptions.ts';
import type { Doc } from './doc-comment.ts';
import { passedOn } from './passed-on.ts';
import type { Module, Variable } from './read-module.ts';

/** What the modules say about each input, by its path (`functions.*.memory_size`). */
export const docsByPath = (
  module: Module,
  others: Readonly<Record<string, Module>>,
): Map<string, Doc> => {
  const docs = new Map<string, Doc>();
  const add = (path: string, { description, rules }: Variable) => {
    const own = docs.get(path);
    docs.set(path, {
      description: own?.description || description,
      rules: [...(own?.rules ?? []), ...rules.map(({ text }) => text)],
    });
  };
  for (const variable of module.variables) add(variable.name, variable);
  for (const { variable, path } of passedOn(module, others)) add(path, variable);
  return docs;
};

/** The doc of an input or of an attribute, whose words HCL has no place for. */
export const docAt = (docs: ReadonlyMap<string, Doc>, path: string): Doc => {
  const doc = docs.get(path);
  return {
    description: doc?.description || described(path),
    rules: doc?.rules ?? [],
  };
};

const described = (path: string): string =>
  DESCRIPTIONS[path] ?? DESCRIPTIONS[path.replace(/^(functions|clients)\.\*\./, '')] ?? '';
