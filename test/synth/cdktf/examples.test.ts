import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { unzipSync } from 'fflate';
import { MinimalStack } from '../../../examples/minimal/stack.ts';
import { PipelineStack } from '../../../examples/pipeline/stack.ts';
import { moduleArguments, readConfiguration } from './hcl-values.ts';
import { synthesiseStack } from './stacks.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');
const STACKS = { minimal: MinimalStack, pipeline: PipelineStack } as const;
type Arguments = Record<string, unknown> & {
  functions?: Record<string, { code: { filename: string } }>;
};

for (const [name, Stack] of Object.entries(STACKS))
  test(`the ${name} example says the same as constructs and as HCL`, async () => {
    const configuration = await readConfiguration(join(EXAMPLES, name, 'main.tf'));
    const { module, output } = synthesiseStack((app) => new Stack(app, name) as TerraformStack);

    for (const call of Object.keys(configuration.module ?? {})) {
      const { '//': _, source, ...inputs } = module[call] as Arguments;
      const written = moduleArguments(configuration, call) as Arguments;
      expect(withoutFiles(inputs)).toEqual(withoutFiles(written));
      expect(source).toMatch(call === 'network' ? /\/modules\/network$/ : /\/[0-9a-f]{32}$/);
    }
    expect(Object.keys(module)).toEqual(Object.keys(configuration.module ?? {}));
    expect(Object.keys(output as object)).toEqual(Object.keys(configuration.output ?? {}));
  });

test('each function of an example is a zip of its handler within the stack', () => {
  const packages: Record<string, string[]> = {};
  synthesiseStack(
    (app) => new PipelineStack(app, 'pipeline'),
    (folder, { module }) => {
      const { functions = {} } = module.s3files as Arguments;
      for (const [name, { code }] of Object.entries(functions)) {
        const zip = unzipSync(readFileSync(join(folder, code.filename)));
        packages[name] = Object.keys(zip);
        expect(new TextDecoder().decode(zip['index.mjs'])).toMatch(/export \{\n {2}handler,/);
      }
      expect(readdirSync(join(folder, 'assets'))).toHaveLength(4);
    },
  );
  expect(packages).toEqual({
    ingest: ['index.mjs'],
    transform: ['index.mjs'],
    validate: ['index.mjs'],
  });
});

/** The code's file lies elsewhere in a stack: beside it a stack needs no build. */
const withoutFiles = ({ functions = {}, ...inputs }: Arguments) => ({
  ...inputs,
  functions: Object.fromEntries(
    Object.entries(functions).map(([name, { code, ...rest }]) => [
      name,
      { ...rest, code: Object.keys(code) },
    ]),
  ),
});
