import { describe, expect, test } from '@jest/globals';
import { readModules } from './modules.ts';
import { parseType, type Type } from './type.ts';

const modules = await readModules();
const moduleNamed = (name: string) => modules.find((module) => module.name === name)!;
const files = modules.flatMap(({ files: texts }) => Object.entries(texts));

describe.each(files)('%s', (path, text) => {
  const code = text.replace(/^\s*#.*$/gm, '');

  test('names no partition and no DNS suffix of its own', () => {
    // A pattern that accepts any partition is no literal one.
    expect(code.match(/arn:aws:|arn:aws-|amazonaws\.com/g)).toBeNull();
  });

  test('leaves providers to the caller and policies to jsonencode', () => {
    expect(code).not.toMatch(/^\s*provider\s+"/m);
    expect(code).not.toMatch(/aws_iam_policy_document/);
    expect(code).not.toMatch(/<<-?\s*(JSON|POLICY)/);
  });

  test('sorts the actions of each statement', () => {
    const lists = [
      ...code.matchAll(/\[\s*("[a-z0-9]+:[A-Za-z*]+"(?:,\s*"[a-z0-9]+:[A-Za-z*]+")*),?\s*\]/g),
    ];
    for (const [, list] of lists) {
      const actions = JSON.parse(`[${list}]`) as string[];
      expect(actions).toEqual([...new Set(actions)].sort());
    }
  });

  test('asks for Terraform 1.9 and for providers of the two that it may use', () => {
    if (!path.endsWith('versions.tf')) return expect(code).not.toMatch(/required_providers/);
    expect(code).toMatch(/required_version = ">= 1\.9"/);
    const sources = [...code.matchAll(/source\s+= "([^"]+)"\s+version = "([^"]+)"/g)];
    for (const [, source, version] of sources)
      expect({ 'hashicorp/aws': '>= 5.100, < 7', 'hashicorp/awscc': '>= 1.79, < 2' }[source!]).toBe(
        version,
      );
  });
});

describe.each(modules.map((module) => [module.name, module] as const))('module %s', (_, module) => {
  test('says what each variable and each output is', () => {
    for (const [name, { description }] of Object.entries({
      ...module.variables,
      ...module.outputs,
    }))
      expect([name, description?.trim()]).toEqual([name, expect.stringMatching(/\S.*[.`]$/s)]);
  });

  test('gives each collection a null-free type', () => {
    for (const [name, variable] of Object.entries(module.variables)) {
      const { kind } = parseType(variable.type);
      const preset = JSON.stringify(variable.default);
      if (kind !== 'primitive' && preset !== 'null')
        expect([name, variable.nullable]).toEqual([name, false]);
    }
  });

  test('interpolates no id and no ARN in a message, because one unknown would silence the rule', () => {
    for (const { validation = [] } of Object.values(module.variables))
      for (const { error_message } of validation)
        expect(
          error_message.match(/\$\{[^}]*\b(arn|id|arns|ids|subnet_id)\b(?!\))[^}]*\}/g),
        ).toBeNull();
  });
});

describe('what two modules share', () => {
  // The same word for another thing: the name of everything, of the bucket, of the function; the bucket to make and the bucket to show.
  const OWN = ['name', 'bucket', 'tags'];
  const declaration = ({
    type,
    default: preset,
    nullable,
    description,
  }: Partial<Record<string, unknown>>) => ({
    type: parseType(type as string),
    preset,
    nullable,
    description,
  });

  test.each(
    Object.keys(moduleNamed('root').variables)
      .filter((name) => name in moduleNamed('s3files').variables && !OWN.includes(name))
      .filter((name) => name !== 'file_system_policy'),
  )('%s is declared in root as in s3files', (name) => {
    const [root, s3files] = ['root', 's3files'].map(
      (module) => moduleNamed(module).variables[name]!,
    );
    expect(declaration({ ...root })).toEqual(declaration({ ...s3files }));
  });

  test('existing_bucket is the bucket that s3files takes', () => {
    expect(parseType(moduleNamed('root').variables.existing_bucket!.type)).toEqual(
      parseType(moduleNamed('s3files').variables.bucket!.type),
    );
  });

  test('mount is declared in client as in lambda', () => {
    const [client, lambda] = ['client', 'lambda'].map(
      (module) => moduleNamed(module).variables.mount!,
    );
    expect(declaration({ ...client })).toEqual(declaration({ ...lambda }));
  });

  const attributesOf = (map: string) => {
    const type = parseType(moduleNamed('root').variables[map]!.type);
    return type.kind === 'map' && type.of.kind === 'object' ? type.of.attributes : {};
  };
  const attributes = attributesOf('functions');

  test.each(
    Object.keys(moduleNamed('lambda').variables).filter(
      // A role of yours is for the submodule, the others are what the root module is there for.
      (name) => !['name', 'account', 'mount', 'vpc_config', 'role'].includes(name),
    ),
  )('%s of a function is what the lambda module takes, with the same default', (name) => {
    const variable = moduleNamed('lambda').variables[name]!;
    expect(attributes[name]?.type).toEqual(parseType(variable.type));
    expect(attributes[name]?.preset ?? 'null').toBe(
      written(variable.default, parseType(variable.type)),
    );
  });

  test.each(
    ['functions', 'clients'].flatMap((map) =>
      ['access', 'grant_direct_read', 'local_mount_path'].map((name) => [map, name] as const),
    ),
  )('%s: %s is what the mount module takes, with the same default', (map, name) => {
    const variable = moduleNamed('mount').variables[name]!;
    const attribute = attributesOf(map)[name];
    expect(attribute?.type).toEqual(parseType(variable.type));
    expect(attribute?.preset ?? 'null').toBe(written(variable.default, parseType(variable.type)));
  });
});

/** A default as HCL writes it; a variable without one is required. */
const written = (value: unknown, _: Type): string =>
  value === undefined ? 'null' : JSON.stringify(value);
