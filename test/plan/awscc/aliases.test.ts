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
let folder: string;

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'awscc-aliases-'));
  await writeFile(join(folder, 'main.tf'), configuration(stage.lab));
  const { code, stderr } = await terraform(folder, stage.env, 'init', '-input=false');
  expect([code, stderr]).toEqual([0, '']);
}, 60_000);

afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** For each bucket that was asked for: Region and access key of the request. */
const signers = (lab: Lab): Record<string, string> =>
  Object.fromEntries(
    lab
      .takeCalls()
      .filter(({ op }) => op === 'CreateResource')
      .map(({ input, scope, accessKey }) => {
        const { Bucket } = JSON.parse(input?.DesiredState ?? '{}') as { Bucket: string };
        return [Bucket, `${accessKey} ${scope}`];
      }),
  );

const everyBucket = (name: string, signer: string): [string, string][] =>
  Array.from({ length: PER_PROVIDER }, (_, i) => [`arn:aws:s3:::${name}-${i}`, signer]);

test('two provider blocks in one apply keep their Region and credentials apart, ten times over', async () => {
  const expected = Object.fromEntries([
    ...everyBucket('east', 'KEYEAST us-east-1/cloudcontrolapi'),
    ...everyBucket('west', 'KEYWEST eu-west-1/cloudcontrolapi'),
  ]);
  for (let round = 1; round <= 10; round++) {
    stage.lab.reset();
    await rm(join(folder, 'terraform.tfstate'), { force: true });
    const { code, stderr } = await terraform(folder, stage.env, 'apply', '-auto-approve');
    expect({ round, code, stderr }).toEqual({ round, code: 0, stderr: '' });
    expect({ round, signers: signers(stage.lab) }).toEqual({ round, signers: expected });
  }
}, 120_000);

test('two Terraform processes share one socket without sharing their configuration', async () => {
  const apply = async (region: string, key: string): Promise<number> => {
    const own = await mkdtemp(join(tmpdir(), 'awscc-parallel-'));
    try {
      const text = configuration(stage.lab)
        .replaceAll('us-east-1', region)
        .replaceAll('KEYEAST', key)
        .replaceAll('s3:::east-', `s3:::${key.toLowerCase()}-`);
      await writeFile(join(own, 'main.tf'), text);
      await terraform(own, stage.env, 'init', '-input=false');
      return (await terraform(own, stage.env, 'apply', '-auto-approve')).code;
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  };
  stage.lab.reset();
  const codes = await Promise.all([apply('ap-south-1', 'ONE'), apply('sa-east-1', 'TWO')]);
  expect(codes).toEqual([0, 0]);
  expect(signers(stage.lab)).toEqual({
    ...Object.fromEntries(everyBucket('one', 'ONE ap-south-1/cloudcontrolapi')),
    ...Object.fromEntries(everyBucket('two', 'TWO sa-east-1/cloudcontrolapi')),
    ...Object.fromEntries(everyBucket('west', 'KEYWEST eu-west-1/cloudcontrolapi')),
  });
}, 60_000);

test('no proxy setting of Terraform comes between the stand-in and its endpoint', async () => {
  const proxies = { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' };
  const { code } = await terraform(folder, { ...stage.env, ...proxies }, 'plan');
  expect(code).toBe(0);
}, 60_000);
