import { ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inventory } from '../../harness/inventory.ts';
import { blocksBelow, withIds } from './adopt/page.ts';
import { type Imported, importsOf } from './adopt/plan.ts';
import { Stage } from './adopt/stage.ts';

const MINUTES = 60_000;
const PAGE = 'docs/adopting.md';
const FILE_SYSTEM = 'module.adopted.module.file_system';
const exampleArn = 'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0';

let stage: Stage;
let archive: Awaited<ReturnType<Stage['makeFileSystem']>>;
let reports: typeof archive;
/** What the page's example ids of the file system to be imported really are. */
let ids: Readonly<Record<string, string>>;
/** What is imported, by the ids that the import blocks have. */
let toImport: string[];

beforeAll(async () => {
  stage = await Stage.open();
  [archive, reports] = await Promise.all([
    stage.makeFileSystem('archive/', '/daily'),
    stage.makeFileSystem('reports/', '/reports'),
  ]);
  await stage.elsewhere.make('FileSystemPolicy', {
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
  toImport = [reports.arn, reports.id, ...reports.mountTargets, reports.accessPoint].sort();
}, 5 * MINUTES);
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

// Each goes on from where the one before it left the deployment: a life in order.
test(
  'bucket, service role and groups of yours, and a file system that stays elsewhere, are mounted',
  async () => {
    await stage.write('ours.tf', blocksBelow(PAGE, 'A bucket', 'hcl'));
    await stage.write(
      'archive.tf',
      blocksBelow(PAGE, 'stays where it is', 'hcl').map((code) =>
        withIds(code, { [exampleArn]: archive.arn, 'fsap-0123456789abcdef0': archive.accessPoint }),
      ),
    );
    await stage.deployment.init();
    await stage.deployment.apply();
    expect(await stage.deployment.pendingChanges()).toEqual([]);

    await stage.mounts('pipeline-ingest', 'pipeline/pipeline/ours.txt');
    await stage.mounts('keep', 'archive/daily/elsewhere.txt');
    const resources = await stage.deployment.resources();
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
      const { ResourceDescriptions = [] } = await stage.aws.clients.cloudControl.send(
        new ListResourcesCommand({ TypeName, ResourceModel }),
      );
      found.push(...ResourceDescriptions.map(({ Identifier }) => Identifier));
    }
    expect(found).toEqual(expect.arrayContaining(toImport));
  },
  5 * MINUTES,
);

const importBlocks = (change = (code: string) => code) =>
  stage.write(
    'adopted.tf',
    blocksBelow(PAGE, 'becomes the module', 'hcl').map((code) => change(withIds(code, ids))),
  );

test(
  'an access point that is not described as it is would be replaced, a prefix that is left out is not noticed',
  async () => {
    await importBlocks((code) =>
      code.replace('permissions = "0755"', '').replace(/^ *prefix .*$/m, ''),
    );
    await stage.deployment.init();
    const imports = await importsOf(stage.deployment);
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
    await stage.remove('ours.tf');
    await stage.remove('archive.tf');
    const imports = await importsOf(stage.deployment);
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
    const { changes } = await stage.deployment.plan();
    // Bucket, role, groups and the role of the function stay where the module that used them goes.
    expect(changes.filter(({ address }) => !address.startsWith('module.'))).toEqual([]);
    await stage.deployment.applyPlan();
    await stage.elsewhere.deleteAllOf(archive);
    expect(await stage.deployment.pendingChanges()).toEqual([]);
    const there = await inventory(stage.aws.clients);
    expect(there.filter((line) => /^(arn:aws:s3files|fs-|fsmt-|fsap-)/.test(line))).toEqual(
      toImport,
    );
    await stage.mounts('adopted-report', 'reports/reports/imported.txt');
  },
  5 * MINUTES,
);

test(
  'destroy leaves nothing, in one pass',
  async () => {
    await stage.deployment.destroy();
    expect(await stage.deployment.resources()).toEqual([]);
    expect(await inventory(stage.aws.clients)).toEqual(stage.before);
  },
  5 * MINUTES,
);
