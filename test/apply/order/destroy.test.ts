import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { eventually } from '../../../scripts/example/eventually.ts';
import { invoke } from '../../../scripts/example/invoke.ts';
import type { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';

const CONFIGURATION = 'test/apply/order/configurations/one-function';
const HANDLERS = fileURLToPath(new URL('configurations/one-function/handlers', import.meta.url));
const FILE_SYSTEM = 'module.s3files.module.file_system.awscc_s3files_file_system.this';
const MINUTES = 60_000;
const never = new AbortController().signal;

let aws: TestAws;

// Exports are as slow as in AWS here: what is proven is that the module's own default outlasts them. The bucket is
// released sooner, or this test would take four minutes more.
beforeAll(async () => {
  aws = await startTestAws({
    timeScale: 1,
    durations: { mountTargetCreation: 500, bucketRelease: 8_000 },
  });
});

afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

const deploy = async (name: string, waits: object): Promise<Deployment> => {
  const deployment = await aws.deploy({ configuration: CONFIGURATION, variables: { name, waits } });
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await deployment.init();
  await deployment.apply();
  return deployment;
};

const write = async (deployment: Deployment, text: string) => {
  const { function: name } = await deployment.outputs<{ function: string }>();
  await invoke(aws.clients.lambda, name, { name: 'written-last.txt', text }, never);
};

const objectsIn = async (bucket: string): Promise<string[]> => {
  const { Contents = [] } = await aws.clients.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key = '' }) => Key);
};

const bucketOf = async (deployment: Deployment): Promise<string> =>
  (await deployment.outputs<{ bucket: string }>()).bucket;

const exported = (bucket: string) =>
  eventually('the export', async () => (await objectsIn(bucket)).length > 0, never);

let patient: Deployment;
let hasty: Deployment;
let overtaken: Deployment;
let before: string[];
/** Asked for while they are there: a destroy that stops half-way has already taken the outputs. */
let buckets: Record<'hasty' | 'overtaken', string>;

beforeAll(async () => {
  before = await inventory(aws.clients);
  [patient, hasty, overtaken] = await Promise.all([
    deploy('patient', { bucket_release_seconds: 10 }),
    deploy('hasty', { export_drain_seconds: 0, bucket_release_seconds: 0 }),
    // As when more was written than is exported while the drain waits.
    deploy('overtaken', { export_drain_seconds: 0, bucket_release_seconds: 10 }),
  ]);
  buckets = { hasty: await bucketOf(hasty), overtaken: await bucketOf(overtaken) };
}, 5 * MINUTES);

test(
  'written and destroyed at once: without a drain AWS refuses, with the default one pass does it',
  async () => {
    await Promise.all(
      [patient, hasty, overtaken].map((deployment) => write(deployment, 'written last')),
    );
    const [drained, ...refused] = await Promise.allSettled(
      [patient, hasty, overtaken].map((deployment) => deployment.destroy()),
    );

    expect(drained).toEqual({ status: 'fulfilled', value: undefined });
    expect(await patient.resources()).toEqual([]);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      const { message } = reason as Error;
      expect(message).toMatch(/AWS::S3Files::FileSystem: DeleteResource/);
      expect(message).toMatch(/ResourceConflict/);
      expect(message).toMatch(/File system 'fs-[0-9a-f]+' has data pending export/);
    }
    // Refused, nothing is lost: the write becomes an object all the same.
    for (const bucket of Object.values(buckets)) {
      await exported(bucket);
      expect(await objectsIn(bucket)).toContain('data/written-last.txt');
    }
  },
  8 * MINUTES,
);

test(
  'refused, what the exports need is still there, and a second destroy finishes',
  async () => {
    const left = await overtaken.resources();
    expect(left).toEqual(
      expect.arrayContaining([
        FILE_SYSTEM,
        'module.s3files.module.file_system.aws_iam_role_policy.service[0]',
        'module.s3files.module.file_system.terraform_data.release',
        'module.s3files.module.bucket[0].aws_s3_bucket.this',
      ]),
    );
    expect(left.filter((address) => address.includes('module.function'))).toEqual([]);
    await overtaken.destroy();
    expect(await overtaken.resources()).toEqual([]);
  },
  8 * MINUTES,
);

test(
  'without the release wait S3 refuses to delete the bucket, and a later destroy finishes',
  async () => {
    const failure = await hasty.destroy().catch((error: Error) => error);
    expect((failure as Error).message).toMatch(/BucketHasS3FileSystemAttached/);
    await eventually(
      'the release',
      () => aws.local.s3files.attachedTo(buckets.hasty).length === 0,
      never,
    );
    await hasty.destroy();
    expect(await inventory(aws.clients)).toEqual(before);
  },
  8 * MINUTES,
);
