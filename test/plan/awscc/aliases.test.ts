import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Lab } from './lab-server.ts';
import { openStage } from './stages.ts';
import { terraform } from './terraform.ts';

const PER_PROVIDER = 5;

const providerBlock = (lab: Lab, region: string, key: string, alias = ''): string => `
provider "awscc" {
  ${alias}
  region     = "${region}"
  access_key = "${key}"
  secret_key = "secret"
  endpoints  = { cloudcontrolapi = "${lab.url}", sts = "${lab.url}" }
}
`;

const fileSystems = (name: string, provider: string): string => `
resource "awscc_s3files_file_system" "${name}" {
  provider = ${provider}
  count    = ${PER_PROVIDER}
  bucket   = "arn:aws:s3:::${name}-\${count.index}"
  role_arn = "arn:aws:iam::111122223333:role/lab"
}
`;

const configuration = (lab: Lab): string => `
terraform {
  required_providers {
    awscc = { source = "hashicorp/awscc" }
  }
}
${providerBlock(lab, 'us-east-1', 'KEYEAST')}
${providerBlock(lab, 'eu-west-1', 'KEYWEST', 'alias = "west"')}
${fileSystems('east', 'awscc')}
${fileSystems('west', 'awscc.west')}
`;

let stage: Awaited<ReturnType<typeof openStage>>;
let folder: string | undefined;

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'awscc-aliases-'));
  await writeFile(join(folder, 'main.tf'), configuration(stage.lab));
  const { code, stderr } = await terraform(folder, stage.env, 'init', '-input=false');
  expect([code, stderr]).toEqual([0, '']);
}, 60_000);

afterAll(async () => {
  await stage.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Bucket, access key and scope of each create. */
const creates = (lab: Lab): string[] =>
  lab
    .takeCalls()
    .filter(({ op }) => op === 'CreateResource')
    .map(({ input, scope, accessKey }) => {
      const { Bucket } = JSON.parse(input?.DesiredState ?? '{}') as { Bucket: string };
      return `${Bucket} ${accessKey} ${scope}`;
    })
    .sort();

const everyBucket = (name: string, key: string, region: string): string[] =>
  Array.from(
    { length: PER_PROVIDER },
    (_, i) => `arn:aws:s3:::${name}-${i} ${key} ${region}/cloudcontrolapi`,
  );

test('two provider blocks in one apply keep their Region and credentials apart, ten times over', async () => {
  const expected = [
    ...everyBucket('east', 'KEYEAST', 'us-east-1'),
    ...everyBucket('west', 'KEYWEST', 'eu-west-1'),
  ];
  for (let round = 1; round <= 10; round++) {
    stage.lab.reset();
    await rm(join(folder!, 'terraform.tfstate'), { force: true });
    const { code, stderr } = await terraform(folder!, stage.env, 'apply', '-auto-approve');
    expect({ round, code, stderr }).toEqual({ round, code: 0, stderr: '' });
    expect({ round, creates: creates(stage.lab) }).toEqual({ round, creates: expected });
  }
}, 120_000);

/** Applies the configuration in a folder of its own, with another default Region and key. */
const applyWith = async (region: string, key: string): Promise<number> => {
  const own = await mkdtemp(join(tmpdir(), 'awscc-parallel-'));
  try {
    const text = configuration(stage.lab)
      .replaceAll('us-east-1', region)
      .replaceAll('KEYEAST', key)
      .replaceAll('s3:::east-', `s3:::${region}-`);
    await writeFile(join(own, 'main.tf'), text);
    await terraform(own, stage.env, 'init', '-input=false');
    return (await terraform(own, stage.env, 'apply', '-auto-approve')).code;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

test('two Terraform processes share one socket without sharing their configuration', async () => {
  stage.lab.reset();
  const codes = await Promise.all([
    applyWith('ap-south-1', 'KEYONE'),
    applyWith('sa-east-1', 'KEYTWO'),
  ]);
  const west = everyBucket('west', 'KEYWEST', 'eu-west-1');
  expect(codes).toEqual([0, 0]);
  expect(creates(stage.lab)).toEqual(
    [
      ...everyBucket('ap-south-1', 'KEYONE', 'ap-south-1'),
      ...everyBucket('sa-east-1', 'KEYTWO', 'sa-east-1'),
      ...west,
      ...west,
    ].sort(),
  );
}, 60_000);

test("a proxy in Terraform's environment does not come between Terraform and the socket", async () => {
  const proxies = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
  const { code, stderr } = await terraform(folder!, { ...stage.env, ...proxies }, 'plan');
  expect([code, stderr]).toEqual([0, '']);
}, 60_000);
