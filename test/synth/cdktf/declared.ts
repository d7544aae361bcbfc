import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';

/** A type constraint, read without the generator's help. */
export type Declared =
  | 'string'
  | 'number'
  | 'bool'
  | 'any'
  | { readonly map: Declared }
  | { readonly list: Declared }
  | { readonly object: Readonly<Record<string, Declared | { readonly optional: Declared }>> };

const ROOT = join(import.meta.dirname, '../../..');

// HCL's type constraints are calls, so JavaScript can run them.
const CONSTRAINTS = {
  string: 'string',
  number: 'number',
  bool: 'bool',
  any: 'any',
  map: (map: Declared) => ({ map }),
  list: (list: Declared) => ({ list }),
  set: (list: Declared) => ({ list }),
  object: (object: Record<string, Declared>) => ({ object }),
  optional: (optional: Declared) => ({ optional }),
} as const;

/** The inputs of a module as one object, from its variables.tf. */
export const declaredInputs = async (module: string) => {
  const path = join(ROOT, module, 'variables.tf');
  const { variable } = (await parse(path, readFileSync(path, 'utf8'))) as {
    variable: Record<string, [{ type: string; default?: unknown }]>;
  };
  const object = Object.fromEntries(
    Object.entries(variable).map(([name, [block]]) => {
      const type = run(block.type);
      return [name, 'default' in block ? { optional: type } : type];
    }),
  );
  return { object } as Extract<Declared, { object: unknown }>;
};

const run = (constraint: string): Declared => {
  const expression = constraint
    .replace(/^\$\{([\s\S]*)\}$/, '$1')
    .replace(/("[^"]*"|\w+)\s*=/g, '$1:')
    .replace(/([^{([,\s])\s*\n/g, '$1,\n')
    .replace(/,(\s*[)])/g, '$1');
  const names = Object.keys(CONSTRAINTS);
  return new Function(...names, `return (${expression.replace(/,\s*$/, '')});`)(
    ...Object.values(CONSTRAINTS),
  ) as Declared;
};
