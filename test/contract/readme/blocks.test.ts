import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { expect, test } from '@jest/globals';
import { asCall, blocksOf, pages } from '../../plan/hcl/pages/documents.ts';
import { ROOT } from '../hcl/modules.ts';
import { parseType } from '../hcl/type.ts';
import { misspelt } from './misspelt.ts';

const calls = pages().flatMap((page) =>
  blocksOf(page).map(({ number, text }) => [page, number, asCall(text)] as const),
);

interface Parsed {
  module?: Record<string, [{ source: string } & Record<string, unknown>]>;
  variable?: Record<string, [{ default?: unknown; type: string }]>;
}

const META = ['source', 'version', 'count', 'for_each', 'providers', 'depends_on'];
const OURS = /^…\/s3files\/aws(\/\/)?/;

/** `…/s3files/aws` is the root module, `…/s3files/aws//modules/x` one below it. */
const variablesOf = async (source: string) => {
  const text = readFileSync(join(ROOT, source.replace(OURS, ''), 'variables.tf'), 'utf8');
  return ((await parse('variables.tf', text)) as Parsed).variable ?? {};
};

test('there are blocks to look at', () => {
  expect(calls.length).toBeGreaterThan(30);
});

test.each(calls)(
  '%s, block %i: calls have arguments that modules have, spelt as they are, and all they require',
  async (_page, _number, code) => {
    const { module = {} } = (await parse('block.tf', code)) as Parsed;
    for (const [name, [{ source, ...given }]] of Object.entries(module)) {
      if (!OURS.test(source)) continue;
      const variables = await variablesOf(source);
      const names = Object.keys(given).filter((argument) => !META.includes(argument));
      const required = Object.keys(variables).filter(
        (variable) => !('default' in (variables[variable]?.[0] ?? {})),
      );
      expect({
        name,
        unknown: names.filter((argument) => !(argument in variables)),
        missing: required.filter((argument) => !names.includes(argument)),
        // Terraform passes over an attribute that an object does not have.
        misspelt: names.flatMap((argument) => {
          const type = variables[argument]?.[0].type;
          return type ? misspelt(parseType(type), given[argument], argument) : [];
        }),
      }).toEqual({ name, unknown: [], missing: [], misspelt: [] });
    }
  },
);
