import { expect, test } from '@jest/globals';
import { toPlural, toSnake, toTypeName } from '../../../local-aws/awscc/schema/names.ts';

// As the real provider's documentation spells them.
test.each([
  ['Ipv4Address', 'ipv_4_address'],
  ['Ipv6Address', 'ipv_6_address'],
  ['IpAddressType', 'ip_address_type'],
  ['SecondaryGids', 'secondary_gids'],
  ['KmsKeyId', 'kms_key_id'],
  ['FileSystemArn', 'file_system_arn'],
  ['Bucket', 'bucket'],
])('the property %s is the attribute %s', (property, attribute) => {
  expect(toSnake(property)).toBe(attribute);
});

test('a type is named after service and resource, its plural after the rules of English', () => {
  expect(toTypeName('AWS::S3Files::FileSystemPolicy')).toBe('awscc_s3files_file_system_policy');
  expect(toPlural('awscc_s3files_file_system_policy')).toBe('awscc_s3files_file_system_policies');
  expect(toPlural('awscc_s3files_file_system')).toBe('awscc_s3files_file_systems');
  expect(toPlural('awscc_x_key')).toBe('awscc_x_keys');
});
