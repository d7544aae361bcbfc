import { expect, test } from '@jest/globals';
import { ACCESS_POINT_INPUTS, FUNCTION_INPUTS, ROOT_INPUTS } from '../../plan/hcl/inputs.ts';
import { readModule } from './modules.ts';
import { optionalPaths, parseType } from './type.ts';

// What changes no resource by being given or taken away, or is planned elsewhere.
const ELSEWHERE = {
  'existing_bucket.kms_key_arn': 'test/plan/hcl/s3files: an encrypted bucket brings its key',
  'existing_bucket.versioning_status':
    'test/plan/hcl/s3files: a bucket without versioning is refused',
  'network.single_zone': 'silences a check',
  'network.security_groups': 'test/plan/hcl/s3files: groups of yours replace ours',
  'clients.*.local_mount_path': 'tells where, in the output only',
  'functions.*.code.source_code_hash': 'tells that the code changed, which a missing one does not',
};

test('each optional input is given and taken away in a plan', async () => {
  const { variables } = await readModule('root');
  const declared = Object.entries(variables).flatMap(([name, { type, default: preset }]) => {
    const paths = optionalPaths(parseType(type), name);
    return paths.length > 0 || preset === undefined ? paths : [name];
  });
  const planned = [
    ...Object.keys(ROOT_INPUTS),
    ...Object.keys(FUNCTION_INPUTS).map((input) => `functions.*.${input}`),
    ...Object.keys(ACCESS_POINT_INPUTS).map((input) => `access_points.*.${input}`),
    ...Object.keys(ELSEWHERE),
  ];
  expect(declared.filter((path) => !planned.includes(path))).toEqual([]);
});
