import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ROOT, readModules } from './modules.ts';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const modules = await readModules();
const schemas = new Map<string, Record<string, unknown>>();

/** `MountTarget/properties/IpAddressType` in AWS's schema of AWS::S3Files::MountTarget. */
const aws = (pointer: string): Schema => {
  const [type, ...path] = pointer.split('/') as [string, ...string[]];
  const file =
    type === 'Function'
      ? 'test/contract/schemas/AWS_Lambda_Function.json'
      : `local-aws/cloud-control/schemas/AWS_S3Files_${type}.json`;
  if (!schemas.has(type)) schemas.set(type, JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    schemas.get(type),
  );
  if (found === undefined) throw new Error(`AWS's schema has no ${pointer}`);
  return found as Schema;
};

/** Conditions of a variable that speak of `about`, as they are written. */
const conditions = (module: string, variable: string, about: string): string => {
  const { validation = [] } = modules.find(({ name }) => name === module)!.variables[variable]!;
  const found = validation.filter(({ condition, error_message }) =>
    `${condition} ${error_message}`.includes(about),
  );
  if (found.length === 0) throw new Error(`${module}: ${variable} has no rule about ${about}`);
  return found.map(({ condition }) => condition).join('\n');
};

const listIn = (text: string): unknown =>
  JSON.parse(/contains\((\[[^\]]+\])/.exec(text)?.[1] ?? 'null');

const patternIn = (text: string): RegExp => {
  const [, written] = /regex\("((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return new RegExp(JSON.parse(`"${written}"`) as string, 'u');
};

describe('choices are those of AWS', () => {
  test.each([
    ['s3files', 'network', 'ip_address_type', 'MountTarget/properties/IpAddressType'],
    [
      's3files',
      'synchronization_configuration',
      'trigger',
      'FileSystem/definitions/ImportDataRule/properties/Trigger',
    ],
    ['lambda', 'tracing', 'tracing', 'Function/definitions/TracingConfig/properties/Mode'],
    ['lambda', 'logging', 'format', 'Function/definitions/LoggingConfig/properties/LogFormat'],
    ['lambda', 'architectures', 'architectures', 'Function/properties/Architectures/items'],
  ])('%s: %s.%s', (module, variable, about, pointer) => {
    const ours = listIn(conditions(module, variable, about)) as string[];
    expect([...ours].sort()).toEqual([...aws(pointer).enum!].sort());
  });
});

describe('bounds are those of AWS', () => {
  test.each([
    ['s3files', 'prefix', 'characters', '<= ', 'FileSystem/properties/Prefix', 'maxLength'],
    [
      's3files',
      'synchronization_configuration',
      'prefix of',
      '<= ',
      'FileSystem/definitions/ImportDataRule/properties/Prefix',
      'maxLength',
    ],
    [
      's3files',
      'synchronization_configuration',
      'at most 10',
      '<= ',
      'FileSystem/definitions/SynchronizationConfiguration/properties/ImportDataRules',
      'maxItems',
    ],
    [
      's3files',
      'synchronization_configuration',
      'size_less_than',
      '<= ',
      'FileSystem/definitions/ImportDataRule/properties/SizeLessThan',
      'maximum',
    ],
    [
      's3files',
      'synchronization_configuration',
      'size_less_than',
      '>= ',
      'FileSystem/definitions/ImportDataRule/properties/SizeLessThan',
      'minimum',
    ],
    [
      's3files',
      'synchronization_configuration',
      'days_after_last_access',
      '<= ',
      'FileSystem/definitions/ExpirationDataRule/properties/DaysAfterLastAccess',
      'maximum',
    ],
    [
      's3files',
      'synchronization_configuration',
      'days_after_last_access',
      '>= ',
      'FileSystem/definitions/ExpirationDataRule/properties/DaysAfterLastAccess',
      'minimum',
    ],
    [
      's3files',
      'access_points',
      '100 characters',
      '<= ',
      'AccessPoint/definitions/RootDirectory/properties/Path',
      'maxLength',
    ],
    [
      's3files',
      'access_points',
      'tags',
      'length(key) <= ',
      'AccessPoint/definitions/AccessPointTag/properties/Key',
      'maxLength',
    ],
    [
      's3files',
      'access_points',
      'tags',
      'length(value) <= ',
      'AccessPoint/definitions/AccessPointTag/properties/Value',
      'maxLength',
    ],
    [
      'mount',
      'local_mount_path',
      '160',
      '<= ',
      'Function/definitions/FileSystemConfig/properties/LocalMountPath',
      'maxLength',
    ],
    ['lambda', 'handler', '128', '<= ', 'Function/properties/Handler', 'maxLength'],
    ['lambda', 'timeout', 'timeout', '>= ', 'Function/properties/Timeout', 'minimum'],
    ['lambda', 'description', 'description', '<= ', 'Function/properties/Description', 'maxLength'],
    [
      'lambda',
      'ephemeral_storage',
      'ephemeral_storage',
      '>= ',
      'Function/definitions/EphemeralStorage/properties/Size',
      'minimum',
    ],
    [
      'lambda',
      'ephemeral_storage',
      'ephemeral_storage',
      '<= ',
      'Function/definitions/EphemeralStorage/properties/Size',
      'maximum',
    ],
    [
      'lambda',
      'reserved_concurrent_executions',
      'reserved',
      '>= ',
      'Function/properties/ReservedConcurrentExecutions',
      'minimum',
    ],
  ] as const)('%s: %s, %s, %s', (module, variable, about, operator, pointer, bound) => {
    const text = conditions(module, variable, about);
    const after = text
      .split(operator)
      .slice(1)
      .map((rest) => Number.parseInt(rest, 10));
    expect(after).toContain(aws(pointer)[bound]);
  });

  test('one of five security groups of a function is ours', () => {
    const { maxItems } = aws('Function/definitions/VpcConfig/properties/SecurityGroupIds');
    expect(conditions('s3files', 'network', 'client_security_group_ids')).toContain(
      `<= ${maxItems! - 1}`,
    );
  });
});

describe('patterns accept what those of AWS accept, and nothing else', () => {
  const cases: [string, string, string, string, ((text: string) => boolean)?][] = [
    [
      'mount',
      'local_mount_path',
      'one level',
      'Function/definitions/FileSystemConfig/properties/LocalMountPath',
    ],
    [
      's3files',
      'access_points',
      'permissions',
      'AccessPoint/definitions/CreationPermissions/properties/Permissions',
    ],
    // Null stands for the whole bucket.
    ['s3files', 'prefix', 'must end', 'FileSystem/properties/Prefix', (text) => text !== ''],
    [
      's3files',
      'synchronization_configuration',
      'prefix of',
      'FileSystem/definitions/ImportDataRule/properties/Prefix',
    ],
    ['lambda', 'handler', 'spaces', 'Function/properties/Handler'],
    // Only whole ARNs of keys come back as they were given.
    [
      's3files',
      'file_system_kms_key_arn',
      'kms',
      'FileSystem/properties/KmsKeyId',
      (text) => /^arn:.*:key\//.test(text),
    ],
  ];

  test.each(cases)('%s: %s, %s', (module, variable, about, pointer, within = () => true) => {
    const ours = patternIn(conditions(module, variable, about));
    const theirs = new RegExp(aws(pointer).pattern!, 'u');
    const singleLine = (text: string) => !/[\n\r\u2028\u2029]/.test(text);
    for (const [accepted, other] of [
      [theirs, ours],
      [ours, theirs],
    ] as const)
      fc.assert(
        fc.property(fc.stringMatching(accepted), (text) => {
          fc.pre(singleLine(text) && within(text));
          expect(text).toMatch(other);
        }),
      );
  });

  test.each(['s3files', 'lambda', 'bucket', 'network'])(
    '%s: tags are those of a file system',
    (module) => {
      const text = conditions(module, 'tags', 'tags');
      const [key, value] = [...text.matchAll(/regex\("((?:[^"\\]|\\.)*)"/g)].map(
        ([, written]) => new RegExp(JSON.parse(`"${written}"`) as string, 'u'),
      );
      for (const [name, ours] of [
        ['Key', key!],
        ['Value', value!],
      ] as const) {
        const {
          pattern,
          maxLength,
          minLength = 0,
        } = aws(`FileSystem/definitions/Tag/properties/${name}`);
        const theirs = new RegExp(pattern!, 'u');
        fc.assert(
          fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
            expect(ours.test(text)).toBe(theirs.test(text) && text.length >= minLength);
          }),
        );
        expect(text).toContain(`length(${name.toLowerCase()}) <= ${maxLength} `.trimEnd());
      }
    },
  );
});
