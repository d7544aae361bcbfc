import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Deployment } from '../../harness/deployment.ts';
import { nowhere } from '../../harness/nowhere.ts';
import { TerraformError } from '../../harness/terraform.ts';

const open = (name: string, more: object = {}) =>
  Deployment.open({
    configuration: `test/plan/harness/configurations/${name}`,
    target: nowhere,
    providers: { environment: {} },
    ...more,
  });

test('a deployment applies, reads outputs, settles, and leaves no folder', async () => {
  const deployment = await open('settled');
  await deployment.init();
  await deployment.apply();
  expect(await deployment.outputs()).toEqual({ greeting: 'hello' });
  expect(await deployment.pendingChanges()).toEqual([]);
  expect(await deployment.resources()).toEqual(['terraform_data.kept', 'terraform_data.replaced']);
  await deployment.destroy();
  expect(await deployment.resources()).toEqual([]);
  await deployment[Symbol.asyncDispose]();
  expect(existsSync(deployment.folder)).toBe(false);
}, 60_000);

test('a plan tells an update from a replacement, and which path forces it', async () => {
  const deployment = await open('settled');
  try {
    await deployment.init();
    await deployment.apply();
    const { changes, outputChanges } = await deployment.plan('-var=greeting=good-bye');
    expect(Object.fromEntries(changes.map(({ address, actions }) => [address, actions]))).toEqual({
      'terraform_data.kept': ['update'],
      'terraform_data.replaced': ['delete', 'create'],
    });
    expect(
      changes.find(({ address }) => address === 'terraform_data.replaced')?.replacePaths,
    ).toEqual(['triggers_replace']);
    expect(outputChanges).toEqual(['output.greeting']);
  } finally {
    await deployment[Symbol.asyncDispose]();
  }
}, 60_000);

test('pending changes list addresses', async () => {
  const deployment = await open('settled');
  try {
    await deployment.init();
    expect(await deployment.pendingChanges()).toEqual([
      'terraform_data.kept (create)',
      'terraform_data.replaced (create)',
      'output.greeting',
    ]);
  } finally {
    await deployment[Symbol.asyncDispose]();
  }
}, 60_000);

test('a failing apply names the address and the reason, and what it made is still destroyed', async () => {
  const deployment = await open('failing');
  await deployment.init();
  const failure = await deployment.apply().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TerraformError);
  expect((failure as Error).message).toMatch(/"terraform_data" "refused": .*\nthis never holds/);
  expect(await deployment.resources()).toEqual(['terraform_data.made']);
  await deployment[Symbol.asyncDispose]();
  expect(existsSync(deployment.folder)).toBe(false);
}, 60_000);

test('two deployments of one configuration have copies and states of their own', async () => {
  const [one, other] = await Promise.all([open('settled'), open('settled')]);
  try {
    expect(one.folder).not.toBe(other.folder);
    await Promise.all([one.init(), other.init()]);
    await one.apply();
    expect(await other.pendingChanges()).toContain('terraform_data.kept (create)');
  } finally {
    await one[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  }
}, 60_000);

test('an abort ends a running command and says so', async () => {
  const abort = new AbortController();
  const deployment = await open('settled', { signal: abort.signal });
  await deployment.init();
  abort.abort();
  await expect(deployment.apply()).rejects.toThrow(/terraform apply/);
  await deployment.discard();
}, 60_000);
