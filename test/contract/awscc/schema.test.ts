import { expect, test } from '@jest/globals';
import recorded from '../../../local-aws/awscc/provider.schema.json' with { type: 'json' };
import type { Attribute, Shape } from '../../../local-aws/awscc/schema/resource-type.ts';
import { RESOURCE_TYPES } from '../../../local-aws/awscc/schema/types.ts';

const typeText = (shape: Shape): unknown => {
  if ('element' in shape) return [shape.kind, typeText(shape.element)];
  return shape.kind === 'integer' ? 'number' : shape.kind;
};

/** An attribute as `terraform providers schema -json` prints it. */
const printed = ({ shape, ...flags }: Attribute): object => ({
  ...('attributes' in shape
    ? {
        nested_type: {
          attributes: printedAll(shape.attributes),
          nesting_mode: shape.kind === 'object' ? 'single' : shape.kind.replace('object-', ''),
        },
      }
    : { type: typeText(shape) }),
  ...(flags.required ? { required: true } : {}),
  ...(flags.optional ? { optional: true } : {}),
  ...(flags.computed ? { computed: true } : {}),
});

const printedAll = (attributes: readonly Attribute[]): Record<string, object> =>
  Object.fromEntries(attributes.map((attribute) => [attribute.name, printed(attribute)]));

test.each(RESOURCE_TYPES.map((type) => [type.name, type] as const))(
  "%s has the real provider's attributes, made from AWS's schema",
  (name, type) => {
    const schema = recorded.resource_schemas[name as keyof typeof recorded.resource_schemas];
    expect(printedAll(type.attributes)).toEqual(schema.block.attributes);
  },
);

const replacing = (attributes: readonly Attribute[], at = ''): string[] =>
  attributes.flatMap(({ name, replace, shape }) => [
    ...(replace === 'never' ? [] : [`${at}${name} ${replace}`]),
    ...('attributes' in shape ? replacing(shape.attributes, `${at}${name}.`) : []),
  ]);

// reference: create-only properties of the provider's generated schemas; "always" where the attribute is required.
test.each([
  [
    'awscc_s3files_file_system',
    [
      'accept_bucket_warning if-configured',
      'bucket always',
      'client_token if-configured',
      'kms_key_id if-configured',
      'prefix if-configured',
      'role_arn always',
    ],
  ],
  [
    'awscc_s3files_mount_target',
    [
      'file_system_id always',
      'ip_address_type if-configured',
      'ipv_4_address if-configured',
      'ipv_6_address if-configured',
      'subnet_id always',
    ],
  ],
  [
    'awscc_s3files_access_point',
    [
      'client_token if-configured',
      'file_system_id always',
      'posix_user if-configured',
      'posix_user.gid if-configured',
      'posix_user.secondary_gids if-configured',
      'posix_user.uid if-configured',
      'root_directory if-configured',
      'root_directory.creation_permissions if-configured',
      'root_directory.creation_permissions.owner_gid if-configured',
      'root_directory.creation_permissions.owner_uid if-configured',
      'root_directory.creation_permissions.permissions if-configured',
      'root_directory.path if-configured',
    ],
  ],
  ['awscc_s3files_file_system_policy', ['file_system_id always']],
])('%s is replaced when one of its create-only attributes changes', (name, expected) => {
  const type = RESOURCE_TYPES.find((one) => one.name === name)!;
  expect(replacing(type.attributes).sort()).toEqual(expected);
});

test('only the bucket warning is never returned by the service', () => {
  expect(RESOURCE_TYPES.map(({ name, writeOnly }) => [name, writeOnly])).toEqual([
    ['awscc_s3files_file_system', ['accept_bucket_warning']],
    ['awscc_s3files_mount_target', []],
    ['awscc_s3files_access_point', []],
    ['awscc_s3files_file_system_policy', []],
  ]);
});
