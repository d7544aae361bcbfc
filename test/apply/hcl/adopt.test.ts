import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { eventually } from '../../../scripts/example/eventually.ts';
import { invoke } from '../../../scripts/example/invoke.ts';
import { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { Elsewhere } from './adopt-elsewhere.ts';
import { blocksBelow, withIds, withSources } from './adopt-page.ts';
import { type Imported, importsOf } from './adopt-plan.ts';

const MINUTES = 60_000;
const PAGE = 'docs/adopting.md';
const HANDLERS = fileURLToPath(new URL('adopt/handlers', import.meta.url));
const never = new AbortController().signal;
const FILE_SYSTEM = 'module.adopted.module.file_system';

interface MadeBefore {
  readonly bucket: string;
  readonly role: string;
  readonly subnets: readonly string[];
  readonly group_id: string;
}
type FileSystemElsewhere = Awaited<ReturnType<Elsewhere['makeFileSystem']>>;

let aws: TestAws;
let deployment: Deployment;
let elsewhere: Elsewhere;
let before: readonly string[];
let archive: FileSystemElsewhere;
let reports: FileSystemElsewhere;
/** What the page's example ids of the file system to be imported really are. */
let ids: Readonly<Record<string, string>>;

const write = (name: string, blocks: readonly string[]) =>
  writeFile(join(deployment.folder, name), withSources(blocks.join('\n')));
const remove = (name: string) => rm(join(deployment.folder, name));
const exampleArn = 'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0';

/** Writes a file through a function's mount and waits until it is an object. */
const mounts = async (functionName: string, key: string) => {
  const name = key.split('/').at(-1);
  await invoke(aws.clients.lambda, functionName, { name, text: functionName }, never);
  await eventually(key, async () => (await objects()).includes(key), never);
};
const objects = async (): Promise<string[]> => {
  const { Contents = [] } = await aws.clients.s3.send(
    new ListObjectsV2Command({ Bucket: 'pipeline-data' }),
  );
  return Contents.map(({ Key = '' }) => Key);
};

beforeAll(async () => {
  aws = await startTestAws({ region: 'eu-west-1' });
  before = await inventory(aws.clients);
  deployment = await Deployment.open({
    configuration: 'test/apply/hcl/adopt',
    target: aws.local,
    providers: aws.providers,
  });
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await deployment.init();
  await deployment.apply();
  const { made_before } = await deployment.outputs<{ made_before: MadeBefore }>();

  elsewhere = new Elsewhere(aws.clients);
  const make = (prefix: string, Path: string) =>
    elsewhere.makeFileSystem({
      fileSystem: {
        Bucket: made_before.bucket,
        RoleArn: made_before.role,
        Prefix: prefix,
        Tags: [{ Key: 'madeBy', Value: 'hand' }],
        SynchronizationConfiguration: {
          ImportDataRules: [{ Prefix: '', Trigger: 'ON_FILE_ACCESS', SizeLessThan: 0 }],
          ExpirationDataRules: [{ DaysAfterLastAccess: 90 }],
        },
      },
      subnets: made_before.subnets,
      groupId: made_before.group_id,
      accessPoint: {
        PosixUser: { Uid: '1000', Gid: '1000' },
        RootDirectory: {
          Path,
          CreationPermissions: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0755' },
        },
      },
    });
  [archive, reports] = await Promise.all([
    make('archive/', '/daily'),
    make('reports/', '/reports'),
  ]);
  await elsewhere.make('FileSystemPolicy', {
    FileSystemId: reports.id,
    Policy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 's3files:ClientMount', Resource: reports.arn },
      ],
    },
  });
  ids = {
    'fs-0123456789abcdef0': reports.id,
    'fsmt-0123456789abcdef0': reports.mountTargets[0] ?? '',
    'fsmt-0123456789abcdef1': reports.mountTargets[1] ?? '',
    'fsap-0123456789abcdef0': reports.accessPoint,
  };
}, 5 * MINUTES);
// After a failure Terraform could not delete subnets in which something is that it does not know: they go with the local AWS.
afterAll(async () => {
  await deployment?.discard();
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

// Each goes on from where the one before it left the deployment: a life in order.
test(
  'bucket, service role and groups of yours, and a file system that stays elsewhere, are mounted',
  async () => {
    await write('ours.tf', blocksBelow(PAGE, 'A bucket', 'hcl'));
    await write(
      'archive.tf',
      blocksBelow(PAGE, 'stays where it is', 'hcl').map((code) =>
        withIds(code, { [exampleArn]: archive.arn, 'fsap-0123456789abcdef0': archive.accessPoint }),
      ),
    );
    await deployment.init();
    await deployment.apply();
    expect(await deployment.pendingChanges()).toEqual([]);

    await mounts('pipeline-ingest', 'pipeline/pipeline/ours.txt');
    await mounts('keep', 'archive/daily/elsewhere.txt');
    const resources = await deployment.resources();
    const made = resources.filter((address) =>
      /^module\.(s3files\..*\.(aws_s3_bucket|aws_iam_role\.service|aws_security|aws_vpc)|keep\.aws_iam_role\.)/.test(
        address,
      ),
    );
    expect(made).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'the commands of the page find the ids',
  async () => {
    const [commands = ''] = blocksBelow(PAGE, 'becomes the module', 'sh');
    const wanted = withIds(commands, { 'fs-0123456789abcdef0': reports.id });
    const found: (string | undefined)[] = [];
    for (const [, TypeName, ResourceModel] of wanted.matchAll(
      /list-resources --type-name (\S+)(?: --resource-model '([^']+)')?$/gm,
    )) {
      const { ResourceDescriptions = [] } = await aws.clients.cloudControl.send(
        new ListResourcesCommand({ TypeName, ResourceModel }),
      );
      found.push(...ResourceDescriptions.map(({ Identifier }) => Identifier));
    }
    const toImport = [reports.arn, reports.id, ...reports.mountTargets, reports.accessPoint];
    expect(found).toEqual(expect.arrayContaining(toImport));
  },
  5 * MINUTES,
);

const importBlocks = (change = (code: string) => code) =>
  write(
    'adopted.tf',
    blocksBelow(PAGE, 'becomes the module', 'hcl').map((code) => change(withIds(code, ids))),
  );

test(
  'an access point that is not described as it is would be replaced, a prefix that is left out is not noticed',
  async () => {
    await importBlocks((code) =>
      code.replace('permissions = "0755"', '').replace(/^ *prefix .*$/m, ''),
    );
    await deployment.init();
    const imports = await importsOf(deployment);
    expect(imports.filter(({ actions }) => actions.includes('delete'))).toMatchObject([
      { address: `${FILE_SYSTEM}.awscc_s3files_access_point.this["reports"]` },
    ]);
  },
  5 * MINUTES,
);

test(
  'what is imported is only updated in place, and keeps its id',
  async () => {
    await importBlocks();
    await remove('ours.tf');
    await remove('archive.tf');
    const imports = await importsOf(deployment);
    const updated = (id: string, ...attributes: string[]): Imported => ({
      address: expect.any(String) as unknown as string,
      id,
      actions: ['update'],
      attributes,
    });
    expect(imports).toEqual([
      updated(reports.accessPoint, 'tags'),
      updated(reports.arn, 'synchronization_configuration', 'tags'),
      updated(reports.id, 'policy'),
      updated(reports.mountTargets[0] ?? '', 'security_groups'),
      updated(reports.mountTargets[1] ?? '', 'security_groups'),
    ]);
    const { changes } = await deployment.plan();
    // Bucket, role, groups and the role of the function stay where the module that used them goes.
    expect(changes.filter(({ address }) => !address.startsWith('module.'))).toEqual([]);
    await deployment.applyPlan();
    await elsewhere.deleteAllOf(archive);
    expect(await deployment.pendingChanges()).toEqual([]);
    const there = await inventory(aws.clients);
    const toImport = [reports.arn, reports.id, ...reports.mountTargets, reports.accessPoint];
    expect(there.filter((line) => /^(arn:aws:s3files|fs-|fsmt-|fsap-)/.test(line))).toEqual(
      toImport.sort(),
    );
    await mounts('adopted-report', 'reports/reports/imported.txt');
  },
  5 * MINUTES,
);

test(
  'destroy leaves nothing, in one pass',
  async () => {
    await deployment.destroy();
    expect(await deployment.resources()).toEqual([]);
    expect(await inventory(aws.clients)).toEqual(before);
  },
  5 * MINUTES,
);
