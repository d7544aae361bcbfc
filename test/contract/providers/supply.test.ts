import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findSources } from '../../../local-aws/providers/sources.ts';
import { supplyProviders } from '../../../local-aws/providers/supply.ts';
import { nowhere } from '../../harness/nowhere.ts';
import { startLab } from '../../plan/awscc/lab-server.ts';
import { configure, connectTo, readData } from '../awscc/grpc-client.ts';

const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

let home: string;
// A proxy that nobody answers: the registry is out of reach, on every machine.
const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  HOME: home,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  ...more,
});

const supply = async (own: NodeJS.ProcessEnv, mirrors: readonly string[]) =>
  supplyProviders(nowhere, own, await findSources(own, mirrors));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 's3files-test-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const mirrorWith = (name: string, ...providers: string[]): string => {
  const mirror = join(home, name);
  for (const provider of providers)
    mkdirSync(join(mirror, 'registry.terraform.io', provider, '5.100.0', PLATFORM), {
      recursive: true,
    });
  return mirror;
};
const configured = (text: string): string => {
  const file = join(home, 'terraform.tfrc');
  writeFileSync(file, text);
  return file;
};

test('without a registry, aws comes from a mirror and awscc is the stand-in, handed over as Terraform documents it', async () => {
  const mirror = mirrorWith('mirror', 'hashicorp/aws');
  const providers = await supply(environment(), [mirror]);
  try {
    expect(providers.description).toBe(
      `providers: hashicorp/aws 5.100.0 from ${mirror}, hashicorp/awscc stand-in`,
    );
    const { TF_CLI_CONFIG_FILE, TF_REATTACH_PROVIDERS } = providers.environment;
    const text = readFileSync(TF_CLI_CONFIG_FILE as string, 'utf8');
    expect(text).toContain(`path    = "${mirror}"`);
    expect(text).toContain('include = ["hashicorp/aws"]');
    expect(JSON.parse(TF_REATTACH_PROVIDERS as string)).toMatchObject({
      'registry.terraform.io/hashicorp/awscc': { Protocol: 'grpc', ProtocolVersion: 6, Test: true },
    });
  } finally {
    await providers.close();
  }
  expect(existsSync(providers.environment.TF_CLI_CONFIG_FILE as string)).toBe(false);
});

test("the stand-in works as Terraform does: for the local AWS's account and Region, whatever AWS the caller's shell is set to", async () => {
  const lab = await startLab();
  const own = environment({
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIAOFTHECALLER',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_ENDPOINT_URL_CLOUDCONTROL: 'http://127.0.0.1:9',
    AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9',
  });
  const target = { endpoint: lab.url, account: '444455556666', region: 'eu-west-1' };
  const sources = await findSources(own, [mirrorWith('mirror', 'hashicorp/aws')]);
  const providers = await supplyProviders(target, own, sources);
  const { Addr } = Object.values(
    JSON.parse(providers.environment.TF_REATTACH_PROVIDERS as string),
  )[0] as { Addr: { String: string } };
  const connection = connectTo(Addr.String);
  try {
    expect(await configure(connection, {})).toEqual([]);
    await readData(connection, 'awscc_s3files_file_system', 'arn');
    expect(
      lab.takeCalls().map(({ op, accessKey, scope }) => `${op} ${accessKey} ${scope}`),
    ).toEqual([
      'STS 444455556666 eu-west-1/sts',
      'STS 444455556666 eu-west-1/sts',
      'GetResource 444455556666 eu-west-1/cloudcontrolapi',
    ]);
  } finally {
    connection.close();
    await providers.close();
    await lab.close();
  }
});

test('no provider aws anywhere is one sentence that names it and the way out', async () => {
  await expect(supply(environment(), [])).rejects.toThrow(
    /^no provider hashicorp\/aws: the Terraform registry does not answer and no mirror on this machine holds it; name one in S3FILES_PROVIDER_MIRROR/,
  );
});

test('an unknown S3FILES_AWSCC is refused with the ones there are', async () => {
  await expect(supply(environment({ S3FILES_AWSCC: 'mock' }), [])).rejects.toThrow(
    'S3FILES_AWSCC is "mock"; it takes one of auto, registry, standin',
  );
});

test('a mirror with the real awscc is preferred to the stand-in', async () => {
  const mirror = mirrorWith('mirror', 'hashicorp/aws', 'hashicorp/awscc');
  const providers = await supply(environment(), [mirror]);
  expect(providers.description).toContain(`hashicorp/awscc 5.100.0 from ${mirror}`);
  expect(providers.environment.TF_REATTACH_PROVIDERS).toBeUndefined();
  await providers.close();
});

test.each([
  [
    'a development override',
    (folder: string) => `dev_overrides {\n "hashicorp/awscc" = "${folder}"\n }`,
  ],
  [
    'a mirror',
    (folder: string) =>
      `filesystem_mirror {\n path = "${folder}"\n include = ["registry.terraform.io/*/*"]\n }`,
  ],
  [
    'a network mirror',
    () => 'network_mirror {\n url = "https://mirror.example/"\n include = ["hashicorp/awscc"]\n }',
  ],
])(
  "%s in the caller's CLI configuration wins over the stand-in, and the configuration is kept",
  async (_, method) => {
    const own = mirrorWith('own', 'hashicorp/awscc');
    const text = `provider_installation {\n ${method(own)}\n direct {}\n}\ncredentials "app.terraform.io" {\n  token = "kept"\n}\n`;
    const providers = await supply(environment({ TF_CLI_CONFIG_FILE: configured(text) }), [
      mirrorWith('mirror', 'hashicorp/aws'),
    ]);
    expect(providers.description).toMatch(/hashicorp\/awscc your CLI configuration/);
    expect(providers.environment.TF_REATTACH_PROVIDERS).toBeUndefined();
    expect(readFileSync(providers.environment.TF_CLI_CONFIG_FILE as string, 'utf8')).toBe(text);
    await providers.close();
  },
);

test('a caller configuration without providers keeps its settings and gains the mirror', async () => {
  const text = 'plugin_cache_dir = "/somewhere"\n';
  const providers = await supply(environment({ TF_CLI_CONFIG_FILE: configured(text) }), [
    mirrorWith('mirror', 'hashicorp/aws'),
  ]);
  const written = readFileSync(providers.environment.TF_CLI_CONFIG_FILE as string, 'utf8');
  expect(written.startsWith(text)).toBe(true);
  expect(written).toContain('filesystem_mirror');
  await providers.close();
});

test('init does not look for a development override, and every other command runs it', async () => {
  const own = configured(
    'provider_installation {\n dev_overrides {\n "hashicorp/awscc" = "/built/here"\n }\n direct {}\n}\n',
  );
  const providers = await supply(environment({ TF_CLI_CONFIG_FILE: own }), []);
  expect(Object.keys(JSON.parse(providers.initEnvironment.TF_REATTACH_PROVIDERS ?? '{}'))).toEqual([
    'registry.terraform.io/hashicorp/awscc',
  ]);
  expect(providers.environment.TF_REATTACH_PROVIDERS).toBeUndefined();
  await providers.close();
});

test('a provider the caller reattaches is left to the caller', async () => {
  const reattach = JSON.stringify({ 'registry.terraform.io/hashicorp/awscc': { Pid: 1 } });
  const providers = await supply(environment({ TF_REATTACH_PROVIDERS: reattach }), [
    mirrorWith('mirror', 'hashicorp/aws'),
  ]);
  expect(providers.description).toContain('hashicorp/awscc your TF_REATTACH_PROVIDERS');
  expect(JSON.parse(providers.environment.TF_REATTACH_PROVIDERS as string)).toEqual(
    JSON.parse(reattach),
  );
  await providers.close();
});

test('a variable that names a missing CLI configuration counts as none', async () => {
  const providers = await supply(environment({ TF_CLI_CONFIG_FILE: join(home, 'missing.tfrc') }), [
    mirrorWith('mirror', 'hashicorp/aws'),
  ]);
  expect(providers.description).toContain('stand-in');
  await providers.close();
});

test('of several versions in a mirror the newest is named, by number and not by letter', async () => {
  const mirror = mirrorWith('mirror', 'hashicorp/aws');
  for (const version of ['5.9.0', '5.99.1'])
    mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws', version, PLATFORM), {
      recursive: true,
    });
  expect((await findSources(environment(), [mirror])).aws.from).toBe(`5.100.0 from ${mirror}`);
});
