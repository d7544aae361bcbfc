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

let patient: Deployment;
let hasty: Deployment;
let before: string[];
/** Asked for while it is there: a destroy that stops half-way has already taken the outputs. */
let bucket: string;

beforeAll(async () => {
  before = await inventory(aws.clients);
  [patient, hasty] = await Promise.all([
    deploy('patient', { bucket_release_seconds: 10 }),
    deploy('hasty', { export_drain_seconds: 0, bucket_release_seconds: 0 }),
  ]);
  ({ bucket } = await hasty.outputs<{ bucket: string }>());
}, 5 * MINUTES);

test(
  'written and destroyed at once: without a drain AWS refuses, with the default one pass does it',
  async () => {
    await Promise.all([write(patient, 'to be drained'), write(hasty, 'in a hurry')]);
    const [drained, refused] = await Promise.allSettled([patient.destroy(), hasty.destroy()]);

    expect(drained).toEqual({ status: 'fulfilled', value: undefined });
    expect(await patient.resources()).toEqual([]);
    expect(refused.status).toBe('rejected');
    const { message } = (refused as PromiseRejectedResult).reason as Error;
    expect(message).toMatch(/DeleteResource/);
    expect(message).toMatch(/ResourceConflict/);
    expect(message).toMatch(/pending export/i);
    // Refused, nothing is lost: the write becomes an object all the same.
    await eventually('the export', async () => (await objectsIn(bucket)).length > 0, never);
    expect(await objectsIn(bucket)).toContain('data/written-last.txt');
  },
  8 * MINUTES,
);

test(
  'without the release wait S3 refuses to delete the bucket, and a later destroy finishes',
  async () => {
    const failure = await hasty.destroy().catch((error: Error) => error);
    expect((failure as Error).message).toMatch(/BucketHasS3FileSystemAttached/);
    await eventually('the release', () => aws.local.s3files.attachedTo(bucket).length === 0, never);
    await hasty.destroy();
    expect(await inventory(aws.clients)).toEqual(before);
  },
  8 * MINUTES,
);
