import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import type { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';

const MINUTES = 60_000;
const HANDLERS = fileURLToPath(new URL('everything/handlers', import.meta.url));
const OTHER_ACCESS_POINT = ['-var=root_directory=/data/out', '-var=secondary_gids=[]'];
const OTHER_FILE_SYSTEM = [...OTHER_ACCESS_POINT, '-var=prefix=other/'];
const OWN_GROUPS = [...OTHER_FILE_SYSTEM, '-var=own_groups=true'];

interface Outputs extends Record<string, unknown> {
  readonly access_point: string;
  readonly file_system: string;
}

let aws: TestAws;
let deployment: Deployment;
let before: readonly string[];

/** Applies, and answers the ids; whatever a second plan would change is a failure. */
const settle = async (variables: readonly string[]): Promise<Outputs> => {
  await deployment.apply(...variables);
  expect((await deployment.plan(...variables)).changes).toEqual([]);
  return deployment.outputs<Outputs>();
};

beforeAll(async () => {
  aws = await startTestAws();
  before = await inventory(aws.clients);
  deployment = await aws.deploy({ configuration: 'test/apply/hcl/everything' });
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await deployment.init();
}, 5 * MINUTES);
afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

// Each goes on from where the one before it left the deployment: a life in order, because an apply costs half a minute.
let made: Outputs;
let moved: Outputs;

test(
  'with every kind of input a second plan is empty',
  async () => {
    made = await settle([]);
    expect(made.file_system).toMatch(/^fs-/);
  },
  5 * MINUTES,
);

test(
  'what a depends_on of the module waits for may change, and nothing is replaced',
  async () => {
    const { changes } = await deployment.plan('-var=before=2');
    expect(changes.map(({ address }) => address)).toContain('terraform_data.before');
    expect(changes.filter(({ actions }) => actions.includes('delete'))).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'functions move to another access point, the file system stays',
  async () => {
    moved = await settle(OTHER_ACCESS_POINT);
    expect(moved.access_point).not.toBe(made.access_point);
    expect(moved.file_system).toBe(made.file_system);
  },
  5 * MINUTES,
);

test(
  'another prefix is another file system, in one apply',
  async () => {
    const replaced = await settle(OTHER_FILE_SYSTEM);
    expect(replaced.file_system).not.toBe(moved.file_system);
    expect(replaced.access_point).not.toBe(moved.access_point);
  },
  5 * MINUTES,
);

test(
  'groups of yours replace those that mount targets are in, in one apply',
  async () => {
    await settle(OWN_GROUPS);
    const { SecurityGroups = [] } = await aws.clients.ec2.send(new DescribeSecurityGroupsCommand());
    const names = SecurityGroups.map(({ GroupName = '' }) => GroupName);
    expect(names).toEqual(expect.arrayContaining(['own-client', 'own-mount-target']));
    expect(names.filter((name) => name.startsWith('existing-'))).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'destroy leaves nothing, in one pass',
  async () => {
    await deployment.destroy(...OWN_GROUPS);
    expect(await deployment.resources()).toEqual([]);
    expect(await inventory(aws.clients)).toEqual(before);
  },
  5 * MINUTES,
);
