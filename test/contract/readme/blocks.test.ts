import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@cdktf/hcl2json';
import { expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const below = (folder: string) =>
  readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name, 'README.md'));
const readmes = [join(ROOT, 'README.md'), ...below('modules'), ...below('examples')].filter(
  existsSync,
);

const codeBlocks = (file: string, language: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'),
    ),
  ].map(([, code]) => code as string);

const calls = readmes.flatMap((file) =>
  codeBlocks(file, 'hcl').map(
    (code, i) => [`${relative(ROOT, file)}, block ${i + 1}`, code] as const,
  ),
);

interface Parsed {
  module?: Record<string, [{ source: string } & Record<string, unknown>]>;
  variable?: Record<string, [{ default?: unknown }]>;
}

const META = ['source', 'version', 'count', 'for_each', 'providers', 'depends_on'];

/** `…/s3files/aws` is the root module, `…/s3files/aws//modules/x` one below it. */
const variablesOf = async (source: string) => {
  const folder = source.replace(/^…\/s3files\/aws(\/\/)?/, '');
  const text = readFileSync(join(ROOT, folder, 'variables.tf'), 'utf8');
  return ((await parse('variables.tf', text)) as Parsed).variable ?? {};
};

test('there are blocks to look at', () => {
  expect(calls.length).toBeGreaterThan(5);
});

test.each(calls)(
  '%s calls modules with arguments they have, and with all they require',
  async (_, code) => {
    const { module = {} } = (await parse('block.tf', code)) as Parsed;
    for (const [name, [{ source, ...given }]] of Object.entries(module)) {
      const variables = await variablesOf(source);
      const names = Object.keys(given).filter((argument) => !META.includes(argument));
      const required = Object.keys(variables).filter(
        (variable) => !('default' in (variables[variable]?.[0] ?? {})),
      );
      expect({ name, unknown: names.filter((argument) => !(argument in variables)) }).toEqual({
        name,
        unknown: [],
      });
      expect({ name, missing: required.filter((argument) => !names.includes(argument)) }).toEqual({
        name,
        missing: [],
      });
    }
  },
);

test.each(readmes)('%s links to files that exist', (file) => {
  const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
    ([, to]) => to as string,
  );
  expect(links.filter((to) => !existsSync(join(file, '..', to)))).toEqual([]);
});
