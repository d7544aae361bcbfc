import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plan } from '../../../local-aws/awscc/plan/plan.ts';
import { resourceType } from '../../../local-aws/awscc/schema/catalogue.ts';
import { toText } from '../../../local-aws/awscc/value/path.ts';
import { type Fields, UNKNOWN, type Value } from '../../../local-aws/awscc/value/value.ts';

const { attributes } = resourceType('awscc_s3files_access_point');
const NOTHING: Fields = Object.fromEntries(attributes.map(({ name }) => [name, null]));

const accessPoint = (given: Fields): Fields => ({
  ...NOTHING,
  file_system_id: 'fs-0123456789abcdef0',
  ...given,
});
const user = (uid: Value, gid: Value, secondary_gids: Value): Fields => ({
  uid,
  gid,
  secondary_gids,
});

/** What the service made of it. */
const STORED = accessPoint({
  id: 'fsap-1',
  access_point_id: 'fsap-1',
  access_point_arn: 'arn',
  owner_id: '111122223333',
  status: 'available',
  posix_user: user('1', '1', null),
});

/** Terraform proposes the configuration over the stored values of computed attributes. */
const change = (config: Fields, proposed: Fields) => {
  const { planned, replace } = plan(attributes, { config, prior: STORED, proposed });
  return { planned: planned as Fields, replace: replace.map(toText) };
};

test('on create everything that is not configured is unknown, inside objects too', () => {
  const config = accessPoint({ posix_user: user('1', '1', null), tags: [] });
  const { planned } = plan(attributes, { config, prior: null, proposed: config });
  expect(planned).toEqual({
    file_system_id: 'fs-0123456789abcdef0',
    posix_user: user('1', '1', UNKNOWN),
    tags: [],
    ...Object.fromEntries(
      'id access_point_id access_point_arn owner_id status client_token root_directory'
        .split(' ')
        .map((name) => [name, UNKNOWN]),
    ),
  });
});

test('an update makes nothing unknown: what the state holds stays, null too', () => {
  const tags = [{ key: 'a', value: '1' }];
  const config = accessPoint({ posix_user: user('1', '1', null), tags });
  const { planned, replace } = change(config, { ...STORED, tags });
  expect(planned).toEqual({ ...STORED, tags });
  // The real provider asks for this too, as the object is compared before its member is settled. Terraform drops it,
  // because the value ends up equal.
  expect(replace).toEqual(['posix_user']);
});

test('an attribute that disappears from the configuration changes nothing', () => {
  const config = accessPoint({ posix_user: null });
  expect(change(config, STORED)).toEqual({ planned: STORED, replace: [] });
});

test('an empty list is not null: it is planned as it is configured', () => {
  const config = accessPoint({ posix_user: user('1', '1', []) });
  const { planned, replace } = change(config, { ...STORED, posix_user: user('1', '1', []) });
  expect(planned.posix_user).toEqual(user('1', '1', []));
  expect(replace).toEqual(['posix_user', 'posix_user.secondary_gids']);
});

test('a create-only change names every level that asks for a new resource', () => {
  const config = accessPoint({ posix_user: user('2', '1', null) });
  const { replace } = change(config, { ...STORED, posix_user: user('2', '1', null) });
  expect(replace).toEqual(['posix_user', 'posix_user.uid']);
});

test('an unknown parent replaces its child', () => {
  const config = accessPoint({ file_system_id: UNKNOWN });
  const { planned, replace } = change(config, { ...STORED, file_system_id: UNKNOWN });
  expect(planned.file_system_id).toBe(UNKNOWN);
  expect(replace).toEqual(['file_system_id']);
});

test('destroying plans nothing', () => {
  expect(plan(attributes, { config: null, prior: STORED, proposed: null })).toEqual({
    planned: null,
    replace: [],
  });
});

const text = fc.option(fc.constantFrom('0', '1', '2'), { nil: null });
const config = fc
  .record({
    client_token: text,
    posix_user: fc.option(fc.record({ uid: text, gid: text, secondary_gids: fc.constant(null) }), {
      nil: null,
    }),
    tags: fc.option(
      fc.array(fc.record({ key: text, value: text }), { maxLength: 2 }) as fc.Arbitrary<Value>,
      { nil: null },
    ),
  })
  .map((given) => accessPoint(given as Fields));

test('what has settled is never planned again, whatever the configuration leaves out', () => {
  fc.assert(
    fc.property(config, config, (settled, current) => {
      const { planned, replace } = plan(attributes, {
        config: current,
        prior: settled,
        proposed: settled,
      });
      expect({ planned, replace }).toEqual({ planned: settled, replace: [] });
    }),
  );
});
