import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketModule } from '../../../cdktf/src/generated/bucket.ts';
import { clientModule } from '../../../cdktf/src/generated/client.ts';
import { lambdaFunctionModule } from '../../../cdktf/src/generated/lambda-function.ts';
import { mountModule } from '../../../cdktf/src/generated/mount.ts';
import { networkModule } from '../../../cdktf/src/generated/network.ts';
import { s3FilesModule } from '../../../cdktf/src/generated/s3files.ts';
import type { ModuleTable } from '../../../cdktf/src/tables.ts';
import { toHcl } from '../../../cdktf/src/to-hcl.ts';
import { type Declared, declaredInputs } from './declared.ts';

const TABLES: readonly (readonly [module: string, table: ModuleTable])[] = [
  ['.', s3FilesModule],
  ['modules/bucket', bucketModule],
  ['modules/client', clientModule],
  ['modules/lambda', lambdaFunctionModule],
  ['modules/mount', mountModule],
  ['modules/network', networkModule],
];

// Keys that look like attributes of either spelling, and any others. Of "${" Terraform would make an expression.
const key = fc.oneof(
  fc.constantFrom('root_directory', 'rootDirectory', 'kmsKeyArn', 'kms_key_arn', '', 'a/B-c.d'),
  fc.string({ maxLength: 8 }).filter((name) => !/[${]/.test(name) && !(name in {})),
);
const text = fc.string({ maxLength: 8 }).filter((value) => !/[${]/.test(value) && !(value in {}));

/** A value as the props have it and the same as HCL has it. */
interface Pair {
  readonly props: unknown;
  readonly hcl: unknown;
}
const same = (value: unknown): Pair => ({ props: value, hcl: value });

const pairs = (declared: Declared): fc.Arbitrary<Pair> => {
  if (declared === 'string' || declared === 'any') return text.map(same);
  if (declared === 'number') return fc.integer({ min: 0, max: 10_000 }).map(same);
  if (declared === 'bool') return fc.boolean().map(same);
  if ('list' in declared)
    return fc.array(pairs(declared.list), { maxLength: 3 }).map((elements) => ({
      props: elements.map(({ props }) => props),
      hcl: elements.map(({ hcl }) => hcl),
    }));
  if ('map' in declared)
    return fc
      .uniqueArray(fc.tuple(key, pairs(declared.map)), { maxLength: 3, selector: ([name]) => name })
      .map((entries) => both(entries, (name) => name));
  return fc
    .tuple(
      ...Object.entries(declared.object).map(([name, type]) =>
        (typeof type === 'object' && 'optional' in type
          ? fc.option(pairs(type.optional), { nil: same(undefined) })
          : pairs(type)
        ).map((pair): [string, Pair] => [name, pair]),
      ),
    )
    .map((entries) => both(entries, camel));
};

const both = (entries: [string, Pair][], spell: (name: string) => string): Pair => ({
  props: Object.fromEntries(entries.map(([name, { props }]) => [spell(name), props])),
  hcl: Object.fromEntries(
    entries.flatMap(([name, { hcl }]) => (hcl === undefined ? [] : [[name, hcl]])),
  ),
});

const camel = (name: string): string => {
  const [first = '', ...rest] = name.split('_');
  return first + rest.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
};

for (const [module, { inputs }] of TABLES)
  test(`whatever ${module} accepts arrives there as it was given`, async () => {
    fc.assert(
      fc.property(pairs(await declaredInputs(module)), ({ props, hcl }) => {
        expect(toHcl(inputs, props as object, 'it')).toEqual(hcl);
      }),
      { numRuns: 200 },
    );
  });
