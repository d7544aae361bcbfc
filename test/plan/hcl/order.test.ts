import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModuleUnderTest } from './module-tests.ts';

// Terraform destroys what depends on something before the thing itself: one order for both directions.
let under: ModuleUnderTest;
let dependencies: Map<string, string[]>;
beforeAll(async () => {
  under = await ModuleUnderTest.open('root');
  dependencies = await under.dependencies();
}, 300_000);
afterAll(() => under?.[Symbol.asyncDispose]());

const waitsFor = (from: string, to: string, seen = new Set<string>()): boolean =>
  (dependencies.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return waitsFor(next, to, seen);
  });

const FUNCTION = 'module.function.aws_lambda_function.this';
const IN = 'module.file_system.';
const BUCKET = 'module.bucket.aws_s3_bucket';

describe('a function comes last and goes first', () => {
  test.each([
    `${IN}terraform_data.drain`,
    `${IN}awscc_s3files_mount_target.this`,
    `${IN}awscc_s3files_access_point.this`,
    `${IN}aws_vpc_security_group_egress_rule.client`,
    `${IN}aws_vpc_security_group_egress_rule.https`,
    `${IN}aws_vpc_security_group_ingress_rule.mount_target`,
    'module.function.aws_iam_role_policy.mount',
    'module.function.aws_iam_role_policy.execution',
    'module.function.aws_iam_role_policy_attachment.this',
    'module.function.aws_cloudwatch_log_group.this',
  ])('after %s', (address) => {
    expect(waitsFor(FUNCTION, address)).toBe(true);
  });
});

describe('destroy waits where AWS needs time', () => {
  test.each([
    ['the drain', `${IN}terraform_data.drain`, `${IN}awscc_s3files_mount_target.this`],
    ['the drain', `${IN}terraform_data.drain`, `${IN}awscc_s3files_access_point.this`],
    [
      'a mount target',
      `${IN}awscc_s3files_mount_target.this`,
      `${IN}awscc_s3files_file_system.this`,
    ],
    [
      'a mount target',
      `${IN}awscc_s3files_mount_target.this`,
      `${IN}aws_security_group.mount_target`,
    ],
    [
      'an access point',
      `${IN}awscc_s3files_access_point.this`,
      `${IN}awscc_s3files_file_system.this`,
    ],
    ['the file system', `${IN}awscc_s3files_file_system.this`, `${IN}terraform_data.release`],
    ['the release', `${IN}terraform_data.release`, `${IN}aws_iam_role_policy.service`],
    ['the release', `${IN}terraform_data.release`, `${BUCKET}_versioning.this`],
    ['the release', `${IN}terraform_data.release`, `${BUCKET}_policy.this`],
    ['the release', `${IN}terraform_data.release`, `${BUCKET}_notification.this`],
    ['the release', `${IN}terraform_data.release`, `${BUCKET}.this`],
  ])('%s (%s) is gone before %s', (_, first, then) => {
    expect(waitsFor(first, then)).toBe(true);
  });
});

test('nothing waits for the lifecycle configuration, which takes 55 s', () => {
  const waiting = [...dependencies.keys()].filter((address) =>
    waitsFor(address, `${BUCKET}_lifecycle_configuration.this`),
  );
  expect(waiting).toEqual([]);
});

test('the file system and its access points wait for no network', () => {
  expect(waitsFor(`${IN}awscc_s3files_access_point.this`, `${IN}aws_security_group.client`)).toBe(
    false,
  );
});

test('a file system policy that names our roles is waited for by nothing', () => {
  const waiting = [...dependencies.keys()].filter((address) =>
    waitsFor(address, `${IN}awscc_s3files_file_system_policy.this`),
  );
  expect(waiting).toEqual([]);
});
