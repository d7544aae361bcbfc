import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../hcl/modules.ts';

const below = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).map((name) => join(folder, name));
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

interface Configuration {
  readonly provider?: Record<string, unknown>;
  readonly terraform?: readonly [
    {
      readonly required_version?: string;
      readonly required_providers?: readonly [Record<string, { source: string; version: string }>];
    },
  ];
}

const configurationOf = async (folder: string): Promise<Configuration> => {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.tf'));
  const text = files.map((name) => read(folder, name)).join('\n');
  return (await parse('all.tf', text)) as Configuration;
};

/** Providers whose resources or data sources stand in a folder. */
const usedProviders = (folder: string): string[] => {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.tf'));
  const text = files.map((name) => read(folder, name)).join('\n');
  const types = [...text.matchAll(/^(?:resource|data) "([a-z]+)_/gm)].map(([, name]) => name!);
  return [...new Set(types)].filter((name) => name !== 'terraform');
};

// https://developer.hashicorp.com/terraform/registry/modules/publish, https://developer.hashicorp.com/terraform/language/modules/develop/structure
describe.each(['.', ...below('modules')])('module %s', (folder) => {
  test.each(['README.md', 'variables.tf', 'outputs.tf', 'versions.tf'])('has a %s', (file) => {
    expect(existsSync(join(ROOT, folder, file))).toBe(true);
  });

  test('configures no provider, and asks for a version of Terraform and of each that it uses', async () => {
    const { provider, terraform } = await configurationOf(folder);
    const [{ required_version, required_providers }] = terraform!;
    expect(provider).toBeUndefined();
    expect(required_version).toMatch(/^>= \d/);
    for (const name of usedProviders(folder))
      expect(required_providers?.[0][name]).toEqual({
        source: `hashicorp/${name}`,
        version: expect.stringMatching(/^>= .*, < /),
      });
  });
});

test('the licence that the registry shows is there', () => {
  expect(read('LICENSE')).toMatch(/Apache License/);
});

describe.each(below('modules'))('README of %s', (folder) => {
  const text = read(folder, 'README.md');

  test('is named for the module, says what it makes, shows it, and lists what goes in and out', () => {
    const [title, , about = ''] = text.split('\n');
    expect(title).toBe(`# ${folder.split('/').at(-1)}`);
    expect(about.length).toBeGreaterThan(40);
    expect(text).toMatch(/^```hcl\n/m);
    expect(text).toMatch(/^## Inputs\n\n<!-- BEGIN inputs -->\n\| Name/m);
    expect(text).toMatch(/^## Outputs\n\n<!-- BEGIN outputs -->\n\| Name/m);
  });

  test('says what it costs', () => {
    expect(text).toMatch(/\bcosts? (nothing|it|by)|\bcosts nothing|What it costs/);
  });
});

const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join('examples', name));

describe.each(examples)('%s', (folder) => {
  const text = existsSync(join(ROOT, folder, 'README.md')) ? read(folder, 'README.md') : '';

  test('has both spellings, and the app that cdktf runs for the second', () => {
    const files = readdirSync(join(ROOT, folder));
    expect(files).toEqual(expect.arrayContaining(['main.tf', 'main.ts', 'stack.ts']));
    expect(JSON.parse(read(folder, 'cdktf.json'))).toMatchObject({
      language: 'typescript',
      app: 'npx tsx main.ts',
    });
  });

  test('says what it makes, how to apply and destroy it, and what it costs', () => {
    expect(text).toMatch(/^# \S/);
    expect(text).toMatch(/terraform init && terraform apply/);
    expect(text).toMatch(/`terraform destroy`/);
    expect(text).toMatch(/cdktf-cli\S* deploy/);
    expect(text).toMatch(/cost/i);
  });

  test('asks for versions of Terraform and of both providers, and uses the modules beside it', async () => {
    const { terraform } = await configurationOf(folder);
    const [{ required_version, required_providers }] = terraform!;
    expect(required_version).toMatch(/^>= 1\.9/);
    expect(Object.keys(required_providers![0]).sort()).toEqual(['aws', 'awscc']);
    expect(read(folder, 'main.tf')).toMatch(/source += "\.\.\/\.\."/);
  });
});
