import type { Doc } from './doc-comment.ts';
import type { Module } from './read-module.ts';

/**
 * What the modules say about each input, by its path (`functions.*.memory_size`).
 *
 * A rule about one thing stands in the submodule that makes one of it; the call that passes the input on leads there.
 */
export const docsByPath = (
  module: Module,
  others: Readonly<Record<string, Module>>,
): Map<string, Doc> => {
  const docs = new Map<string, Doc>();
  const add = (path: string, { description, rules }: Doc) => {
    const own = docs.get(path);
    docs.set(path, {
      description: own?.description || description,
      rules: [...(own?.rules ?? []), ...rules],
    });
  };
  for (const variable of module.variables) add(variable.name, variable);
  for (const call of Object.values(module.calls)) {
    const called = others[String(call.source).replace(/^\.\//, '')];
    const [, each] = /^\$\{var\.(\w+)\}$/.exec(String(call.for_each)) ?? [];
    for (const variable of called?.variables ?? []) {
      const [, root, path] =
        /^\$\{(var|each\.value)\.([\w.]+)\}$/.exec(String(call[variable.name])) ?? [];
      if (root === 'var') add(path as string, variable);
      else if (root && each) add(`${each}.*.${path}`, variable);
    }
  }
  return docs;
};
