import { CODE, FUNCTION, LEAST, type Values } from '../../scenario.ts';
import type { Refusals } from './all.ts';
import { tags } from './of.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/ours`;
const LAYER = `arn:aws:lambda:eu-west-1:${ACCOUNT}:layer:tools`;
const BESIDE = { access_point: 'shared' };
const object = (more: Values): Values => ({ code: { s3_object: { ...CODE.s3_object, ...more } } });
const image = (more: Values = {}): Values => ({
  handler: null,
  code: { image: { uri: 'a:1', ...more } },
});
const statement = (more: Values): Values => ({ actions: ['s3:*'], resources: ['*'], ...more });
const statements = (...each: Values[]): Values => ({ policy_statements: each.map(statement) });
/** An environment that is, with WORKSPACE_ROOT, this many bytes of JSON. */
export const environmentOf = (bytes: number, unit = 'x'): Values => {
  const least = Buffer.byteLength(JSON.stringify({ AA: '', WORKSPACE_ROOT: '/mnt/shared' }));
  return { AA: unit.repeat((bytes - least) / Buffer.byteLength(unit)) };
};

/** Attribute of a function that is wrong → how its message begins, after the function's name → what of the value is in it. */
type Wrong = readonly [wrong: Values, says: string, value: string];

const WRONG_CODE: readonly Wrong[] = [
  [{ code: {} }, 'code must have exactly one of', 'got 0'],
  [{ code: { ...CODE, filename: 'a.zip' } }, 'code must have exactly one of', 'got 2'],
  [object({ bucket: 'ab' }), 'code.s3_object must have', '"bucket":2'],
  [object({ bucket: 'b'.repeat(64) }), 'code.s3_object must have', '"bucket":64'],
  [object({ bucket: 'bucket.' }), 'code.s3_object must have', '"bucket":7'],
  [object({ key: '' }), 'code.s3_object must have', '"key":0'],
  [object({ key: 'k'.repeat(1025) }), 'code.s3_object must have', '"key":1025'],
  [object({ version: '' }), 'code.s3_object must have', '"version":0'],
  [object({ version: 'v'.repeat(1025) }), 'code.s3_object must have', '"version":1025'],
  [image({ command: Array(1501).fill('a') }), 'code.s3_object must have', '"command":1501'],
  [image({ entry_point: Array(1501).fill('a') }), 'code.s3_object must have', '"entry_point":1501'],
  [image({ working_directory: 'w'.repeat(1001) }), 'code.s3_object must have', '1001'],
];

const WRONG: readonly Wrong[] = [
  [{ handler: null }, 'handler must be', 'got null'],
  [{ handler: '' }, 'handler must be', 'got ""'],
  [{ handler: 'index handler' }, 'handler must be', 'got "index handler"'],
  [{ handler: 'h'.repeat(129) }, 'handler must be', `got "${'h'.repeat(129)}"`],
  [{ ...image(), handler: 'index.handler' }, 'handler must be', 'got "index.handler"'],
  [{ runtime: 'NodeJS' }, 'runtime must be', 'got "NodeJS"'],
  [{ architectures: [] }, 'architectures must be', 'got []'],
  [{ architectures: ['x86_64', 'arm64'] }, 'architectures must be', 'got ["x86_64","arm64"]'],
  [{ architectures: ['riscv'] }, 'architectures must be', 'got ["riscv"]'],
  [{ memory_size: 127, grant_direct_read: false }, 'memory_size must be', 'got 127'],
  [{ memory_size: 10241 }, 'memory_size must be', 'got 10241'],
  [{ memory_size: 512.5 }, 'memory_size must be', 'got 512.5'],
  [{ timeout: 0 }, 'timeout must be', 'got 0'],
  [{ timeout: 901 }, 'timeout must be', 'got 901'],
  [{ timeout: 1.5 }, 'timeout must be', 'got 1.5'],
  [{ ephemeral_storage: 511 }, 'ephemeral_storage must be', 'got 511'],
  [{ ephemeral_storage: 10241 }, 'ephemeral_storage must be', 'got 10241'],
  [{ ephemeral_storage: 512.5 }, 'ephemeral_storage must be', 'got 512.5'],
  [{ environment: { A: 'x' } }, 'names in environment must be', 'got ["A"]'],
  [{ environment: { '1ST': 'x' } }, 'names in environment must be', 'got ["1ST"]'],
  [{ environment: { 'A-B': 'x' } }, 'names in environment must be', 'got ["A-B"]'],
  [{ environment: { AWS_REGION: 'x' } }, 'names in environment must be', 'got ["AWS_REGION"]'],
  [{ environment: { WORKSPACE_ROOT: '/' } }, 'names in environment must be', '["WORKSPACE_ROOT"]'],
  [{ environment: environmentOf(4097) }, 'environment may have 4096 bytes', 'got 4097'],
  [{ environment: environmentOf(4098, 'é') }, 'environment may have 4096 bytes', 'got 409'],
  [{ layers: Array(6).fill(`${LAYER}:1`) }, 'layers must be', 'got 6'],
  [{ layers: [LAYER] }, 'layers must be', 'got 1'],
  [{ layers: [ROLE] }, 'layers must be', 'got 1'],
  [{ ...image(), layers: [`${LAYER}:1`] }, 'layers must be', 'got 1'],
  [statements({ effect: 'Perhaps' }), 'each of policy_statements must', '"effect":"Perhaps"'],
  [statements({ actions: [] }), 'each of policy_statements must', '"actions":0'],
  [statements({ resources: [] }), 'each of policy_statements must', '"resources":0'],
  [statements({ sid: 'a-b' }), 'each of policy_statements must', '"sid":"a-b"'],
  [statements({ sid: 'a' }, { sid: 'a' }), 'each of policy_statements must', '"sid":"a"'],
  [{ policy_arns: { own: ROLE } }, 'policy_arns must be ARNs of managed policies', 'own'],
  [{ permissions_boundary: ROLE }, 'permissions_boundary must be the ARN of', 'managed policy'],
  [{ reserved_concurrent_executions: -1 }, 'reserved_concurrent_executions must', 'got -1'],
  [{ reserved_concurrent_executions: 0.5 }, 'reserved_concurrent_executions must', 'got 0.5'],
  [{ logging: { retention_in_days: 2 } }, 'logging must have', 'got 2'],
  [{ logging: { format: 'XML' } }, 'logging must have', '"XML"'],
  [{ logging: { kms_key_arn: 'alias/logs' } }, 'logging must have', 'alias'],
  [{ tracing: 'Always' }, 'tracing must be', 'got "Always"'],
  [{ description: 'd'.repeat(257) }, 'description must be at most 256', 'got 257'],
  [{ tags: { '': 'v' } }, 'tags must be', '{"":"v"}'],
  [{ tags: { ['k'.repeat(129)]: 'v' } }, 'tags must be', 'k'.repeat(129)],
  [{ tags: { key: 'v'.repeat(257) } }, 'tags must be', 'v'.repeat(257)],
  [{ tags: { 'who?': 'me' } }, 'tags must be', '{"who?":"me"}'],
  [{ tags: { who: 'me?' } }, 'tags must be', '{"who":"me?"}'],
  [{ tags: { 'aws:own': 'me' } }, 'tags must be', '{"aws:own":"me"}'],
  [{ tags: tags(51) }, 'tags must be', 'got 51'],
];

const LONG = 'x'.repeat(59);
const AROUND = 'y'.repeat(49);

const wrong = (title: string, each: readonly Wrong[]): Refusals => ({
  title,
  variables: {
    ...LEAST,
    functions: Object.fromEntries(each.map(([more], n) => [`f${n}`, { ...FUNCTION, ...more }])),
  },
  messages: each.map(([, says, value], n) => [`function least-f${n}: ${says}`, value]),
});

/** What the mount, client and lambda modules refuse, asked through the root module. */
export const FUNCTION_REFUSALS: readonly Refusals[] = [
  {
    title: 'mounts',
    variables: {
      ...LEAST,
      functions: {
        outside: { ...FUNCTION, local_mount_path: '/data' },
        bare: { ...FUNCTION, local_mount_path: '/mnt/' },
        deep: { ...FUNCTION, local_mount_path: '/mnt/a/b' },
        long: { ...FUNCTION, local_mount_path: `/mnt/${'c'.repeat(156)}` },
        writer: { ...FUNCTION, access: 'write-only' },
        root: { ...FUNCTION, access: 'root' },
      },
      clients: { root: { ...BESIDE, role_arn: ROLE, access: 'root' } },
    },
    messages: [
      ['function outside: local_mount_path must be one level', 'got 5: "/data"'],
      ['function bare: local_mount_path must be one level', 'got 5: "/mnt/"'],
      ['function deep: local_mount_path must be one level', 'got 8: "/mnt/a/b"'],
      ['function long: local_mount_path must be one level', 'got 161'],
      ['function writer: access must be', 'got "write-only"'],
      ['function root: access must be', 'got "root" with uid 1000'],
      ['client root: access must be', 'got "root" with uid 1000'],
    ],
  },
  // A rule is not asked when what it refers to is refused already, and most refer to these two.
  {
    title: 'names of functions',
    variables: { ...LEAST, functions: { [LONG]: FUNCTION } },
    messages: [[`function least-${LONG}: name must be 1 to 64`, 'got 65']],
  },
  wrong('code of functions', WRONG_CODE),
  wrong('functions', WRONG),
  {
    title: 'a zip that is not there',
    variables: {
      ...LEAST,
      functions: { unbuilt: { ...FUNCTION, code: { filename: 'unbuilt.zip' } } },
    },
    messages: [
      ['function least-unbuilt: code.filename must name a zip that exists', 'got "unbuilt.zip"'],
    ],
  },
  {
    title: 'roles of functions',
    variables: {
      ...LEAST,
      functions: {
        [AROUND]: FUNCTION,
        tags: { ...FUNCTION, tags: { a: '1', A: '2' } },
      },
    },
    messages: [
      [`function least-${AROUND}: the name of its role`, 'got 65'],
      ['function least-tags: IAM does not tell tags apart by case', '["A","a"]'],
    ],
  },
  {
    title: 'clients',
    variables: {
      ...LEAST,
      clients: {
        user: { ...BESIDE, role_arn: `arn:aws:iam::${ACCOUNT}:user/somebody` },
        profile: { ...BESIDE, role_arn: `arn:aws:iam::${ACCOUNT}:instance-profile/ours` },
      },
    },
    messages: [
      ['client least.user.eu-west-1: role_arn must be the ARN of a role', 'instance profile'],
      ['client least.profile.eu-west-1: role_arn must be the ARN of a role', 'instance profile'],
    ],
  },
];
