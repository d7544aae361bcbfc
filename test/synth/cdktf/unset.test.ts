import { describe, expect, test } from '@jest/globals';
import { bucketModule } from '../../../cdktf/src/generated/bucket.ts';
import { clientModule } from '../../../cdktf/src/generated/client.ts';
import { lambdaFunctionModule } from '../../../cdktf/src/generated/lambda-function.ts';
import { mountModule } from '../../../cdktf/src/generated/mount.ts';
import { networkModule } from '../../../cdktf/src/generated/network.ts';
import { s3FilesModule } from '../../../cdktf/src/generated/s3files.ts';
import { knownOf } from '../../../cdktf/src/known.ts';
import type { ModuleTable } from '../../../cdktf/src/tables.ts';
import { toHcl } from '../../../cdktf/src/to-hcl.ts';
import { readModules } from '../../contract/hcl/modules.ts';
import { type Declared, declaredInputs } from './declared.ts';

const TABLES: Readonly<Record<string, ModuleTable>> = {
  root: s3FilesModule,
  bucket: bucketModule,
  client: clientModule,
  lambda: lambdaFunctionModule,
  mount: mountModule,
  network: networkModule,
};

type Path = readonly string[];
type Values = Readonly<Record<string, unknown>>;

const camel = (name: string): string =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** A value of a type with everything that it may have, and the paths of what is optional in it, in HCL's spelling. */
const full = (declared: Declared, path: Path): { value: unknown; optional: Path[] } => {
  if (typeof declared === 'string')
    return { value: { string: 'a', number: 1, bool: true, any: 'a' }[declared], optional: [] };
  if ('list' in declared) {
    const { value, optional } = full(declared.list, [...path, '0']);
    return { value: [value], optional };
  }
  if ('map' in declared) {
    const { value, optional } = full(declared.map, [...path, 'aKey']);
    return { value: { aKey: value }, optional };
  }
  const optional: Path[] = [];
  const entries = Object.entries(declared.object).map(([name, type]) => {
    const at = [...path, name];
    const isOptional = typeof type === 'object' && 'optional' in type;
    if (isOptional) optional.push(at);
    const found = full(isOptional ? type.optional : type, at);
    optional.push(...found.optional);
    return [name, found.value];
  });
  return { value: Object.fromEntries(entries), optional };
};

/** A deep copy without what lies at a path, each step spelt by `spell`. */
const without = (
  value: unknown,
  [step, ...rest]: Path,
  spell: (step: string) => string,
): unknown => {
  const name = spell(step as string);
  if (Array.isArray(value)) return value.map((each) => without(each, rest, spell));
  const { [name]: inner, ...others } = value as Values;
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest, spell) };
};

const spelt = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(spelt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [camel(name), spelt(each)]),
  );
};

const all = await Promise.all(
  Object.entries(TABLES).map(async ([module, table]) => {
    const declared = await declaredInputs(module === 'root' ? '.' : `modules/${module}`);
    return { module, table, ...full(declared, []) };
  }),
);

describe.each(all.filter(({ optional }) => optional.length > 0))(
  'what is not set, of $module',
  ({ table, value, optional }) => {
    test.each(optional.map((path) => [path.join('.'), path] as const))(
      '%s is left to the module, and all else stays',
      (_, path) => {
        const props = without(spelt(value), path, camel) as object;
        expect(toHcl(table.inputs, props, 'it')).toEqual(without(value, path, (step) => step));
      },
    );
  },
);

test.each(all)(
  'what is known of $module without props is what HCL has by default',
  async ({ module, table }) => {
    const { variables } = (await readModules()).find(({ name }) => name === module)!;
    const values = knownOf(table.inputs, {});
    // Defaults of what lies deeper are filled in: what is written must be among them.
    for (const [name, variable] of Object.entries(variables))
      if ('default' in variable)
        expect({ [name]: values[name] }).toMatchObject({ [name]: variable.default ?? null });
  },
);
