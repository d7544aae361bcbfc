import { expect, test } from '@jest/globals';
import { resourceType } from '../../../local-aws/awscc/schema/catalogue.ts';
import { validate } from '../../../local-aws/awscc/validate.ts';
import { toText } from '../../../local-aws/awscc/value/path.ts';
import { type Fields, UNKNOWN } from '../../../local-aws/awscc/value/value.ts';

const FILE_SYSTEM: Fields = {
  bucket: 'arn:aws:s3:::b',
  role_arn: 'arn:aws:iam::111122223333:role/r',
};
const ACCESS_POINT: Fields = { file_system_id: 'fs-0123456789abcdef0' };

/** Summary and attribute of each problem. */
const problems = (type: string, config: Fields): string[] =>
  validate(resourceType(`awscc_s3files_${type}`).attributes, config).map(
    ({ summary, attribute }) =>
      `${summary} at ${toText(
        (attribute?.steps ?? []).map((step) =>
          'attribute_name' in step ? step.attribute_name : step.element_key_int,
        ),
      )}`,
  );

test('a smallest configuration is fine', () => {
  expect(problems('file_system', FILE_SYSTEM)).toEqual([]);
  expect(problems('access_point', ACCESS_POINT)).toEqual([]);
});

// The schema allows 100 for a path and 128 for a tag key.
test.each([
  ['é', 50, 51],
  ['😀', 25, 26],
  ['a', 100, 101],
])('lengths count UTF-8 bytes: %s fits %i times, not %i times', (character, fits, breaks) => {
  const config = (count: number): Fields => ({
    ...ACCESS_POINT,
    root_directory: { path: character.repeat(count), creation_permissions: null },
  });
  expect(problems('access_point', config(fits))).toEqual([]);
  expect(problems('access_point', config(breaks))).toEqual([
    'Invalid Attribute Value Length at root_directory.path',
  ]);
});

test('a value that is not known yet passes every rule', () => {
  expect(problems('file_system', { bucket: UNKNOWN, role_arn: UNKNOWN, tags: UNKNOWN })).toEqual(
    [],
  );
});

test('all broken rules are reported, several for one attribute', () => {
  expect(problems('mount_target', { file_system_id: 'x', subnet_id: 'y' }).sort()).toEqual([
    'Invalid Attribute Value Length at subnet_id',
    'Invalid Attribute Value Match at file_system_id',
    'Invalid Attribute Value Match at subnet_id',
  ]);
});

test('a wrong size hides wrong items', () => {
  const config = (rules: Fields[]): Fields => ({
    ...FILE_SYSTEM,
    synchronization_configuration: {
      import_data_rules: [{ prefix: '', size_less_than: 1, trigger: 'ON_FILE_ACCESS' }],
      expiration_data_rules: rules,
    },
  });
  const wrong = { days_after_last_access: 0 };
  const at = 'synchronization_configuration.expiration_data_rules';
  expect(problems('file_system', config([wrong]))).toEqual([
    `Invalid Attribute Value at ${at}[0].days_after_last_access`,
  ]);
  expect(problems('file_system', config([wrong, wrong]))).toEqual([
    `Invalid Attribute Value at ${at}`,
  ]);
});

test('a member that must be given is asked for only where its object is given', () => {
  const config = { ...ACCESS_POINT, posix_user: { uid: '1', gid: null, secondary_gids: null } };
  expect(problems('access_point', config)).toEqual(['Missing Attribute Value at posix_user.gid']);
});

test('the path of a problem inside a set ends at the set', () => {
  const config = { ...FILE_SYSTEM, tags: [{ key: 'a', value: null }] };
  expect(problems('file_system', config)).toEqual(['Missing Attribute Value at tags']);
});

test('what cannot be read at all is the only thing said about its attribute', () => {
  const days = { days_after_last_access: 1.5 };
  const config = {
    ...FILE_SYSTEM,
    synchronization_configuration: { expiration_data_rules: [days] },
  };
  expect(problems('file_system', config)).toEqual([
    'Configuration Read Error at synchronization_configuration',
  ]);
  expect(
    problems('file_system_policy', { file_system_id: 'fs-0123456789abcdef0', policy: '{nope' }),
  ).toEqual(['Invalid JSON String Value at policy']);
});

test('what only AWS sets cannot be configured', () => {
  expect(problems('file_system', { ...FILE_SYSTEM, status: 'available' })).toEqual([
    'Invalid Configuration for Read-Only Attribute at status',
  ]);
});

test('a detail names attribute, rule and value', () => {
  const type = resourceType('awscc_s3files_mount_target');
  const config = { ...ACCESS_POINT, subnet_id: 'subnet-01234567', ip_address_type: 'ipv4' };
  expect(validate(type.attributes, config).map(({ detail }) => detail)).toEqual([
    'ip_address_type must be one of IPV4_ONLY, IPV6_ONLY, DUAL_STACK; got "ipv4".',
  ]);
});
