import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { stop } from 'esbuild';
import { findSources } from '../../local-aws/providers/sources.ts';
import { supplyProviders } from '../../local-aws/providers/supply.ts';
import { Deployment } from '../../test/harness/deployment.ts';
import { findLeftovers } from '../../test/harness/leftovers.ts';
import type { TerraformMessage } from '../../test/harness/terraform.ts';
import { bundleHandlers } from '../bundle-handlers.ts';
import { type Local, openLocal } from './local.ts';
import { Progress } from './progress.ts';
import type { Outcome, Story } from './story.ts';

export interface PlayOptions {
  readonly name: string;
  readonly root: string;
  readonly timeScale: number;
  readonly keep: boolean;
  readonly json: boolean;
  readonly input?: string;
}

/** Ctrl-C: what was started has been ended. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Plays an example from nothing to nothing; answers the exit code. */
export const play = async (story: Story, options: PlayOptions): Promise<number> => {
  await story.check?.(options.input);
  const progress = new Progress();
  const interrupt = new AbortController();
  const onSignal = () => {
    if (!interrupt.signal.aborted) progress.note('stopping …');
    interrupt.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Whoever read us has gone, as in `| head`: nobody is left to do this for.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onSignal);

  // Everything temporary, by whoever it is made, ends up below one folder: what is in it at the end was left behind.
  const folder = mkdtempSync(join(tmpdir(), 's3files-'));
  chmodSync(folder, 0o711);
  // A local AWS that is kept outlives us and this folder.
  if (!options.keep) process.env.TMPDIR = folder;

  const open: (() => Promise<void>)[] = [];
  const ports: number[] = [];
  let outcome: (Outcome & { pendingChanges: number }) | undefined;
  let leftovers: string[] = [];
  // What is to be kept is kept only when all went well.
  const kept = () => options.keep && outcome !== undefined;
  try {
    outcome = await run(story, options, progress, interrupt.signal, open, ports, kept);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    throw new Interrupted();
  } finally {
    await progress.step(kept() ? 'tidy up' : 'end the local AWS', async () => {
      for (const close of open.reverse()) await close();
    });
    leftovers = await findLeftovers(folder, ports);
    for (const leftover of leftovers) progress.note(`left behind: ${leftover}`);
    rmSync(folder, { recursive: true, force: true });
  }
  return report(outcome, leftovers.length, options);
};

const run = async (
  story: Story,
  { name, root, timeScale, keep, input }: PlayOptions,
  progress: Progress,
  signal: AbortSignal,
  open: (() => Promise<void>)[],
  ports: number[],
  kept: () => boolean,
): Promise<Outcome & { pendingChanges: number }> => {
  const sources = await findSources();
  progress.note(sources.description);
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const local = await progress.step('start the local AWS', async () => {
    const onLog = (line: string) => progress.detail(line);
    const started = await openLocal({ timeScale, region, keep, onLog, root });
    open.push(async () => {
      if (!kept()) await started.close();
    });
    if (!keep) ports.push(Number(new URL(started.endpoint).port));
    return started;
  });
  const providers = await supplyProviders(local, process.env, sources);
  open.push(() => providers.close());

  const deployment = await Deployment.open({
    configuration: `examples/${name}`,
    target: local,
    providers,
    variables: story.variables(timeScale),
    signal,
    onMessage: counter(progress),
  });
  // The local AWS goes away with all that is in it: after a failure nothing has to be destroyed one by one.
  open.push(() => deployment.discard());

  await progress.step('bundle the handlers', async () => {
    await bundleHandlers(join(root, 'examples', name, 'handlers'), join(deployment.folder, 'dist'));
    // It keeps a process for the next build; there is none.
    await stop();
  });
  await progress.step('terraform init', () => deployment.init());
  await progress.step('terraform apply', () => deployment.apply());
  const outcome = await story.run({
    target: local,
    outputs: await deployment.outputs(),
    ...clients(local),
    progress,
    signal,
    files: () => fileSystemFolder(local),
    folder: join(root, 'examples', name),
    ...(input === undefined ? {} : { input }),
  });
  const pending = await progress.step('terraform plan: nothing to change', async () => {
    const changes = await deployment.pendingChanges();
    if (changes.length > 0)
      throw new Error(`the plan after apply is not empty:\n  ${changes.join('\n  ')}`);
    return changes.length;
  });
  if (!keep) await progress.step('terraform destroy, in one pass', () => deployment.destroy());
  return { ...outcome, pendingChanges: pending };
};

const fileSystemFolder = async (local: Local): Promise<string> => {
  const [fileSystem] = (await local.status()).fileSystems;
  if (!fileSystem) throw new Error('the configuration made no file system');
  return fileSystem.folder;
};

const clients = ({ endpoint, account, region }: Local) => {
  // The SDK's advice about Node 20 is for whoever chooses its version.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const settings = {
    endpoint,
    region,
    credentials: { accessKeyId: account, secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  return {
    lambda: new LambdaClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
  };
};

/** Terraform's own messages as one moving line: what is done, and what takes its time. */
const counter = (progress: Progress) => {
  const underWay = new Set<string>();
  let done = 0;
  return ({ type, hook }: TerraformMessage) => {
    const address = hook?.resource?.addr;
    if (!address) return;
    if (type === 'apply_start') underWay.add(address);
    if (type === 'apply_complete' && underWay.delete(address)) done++;
    const [oldest] = underWay;
    if (oldest) progress.detail(`${done} done, ${underWay.size} under way: ${oldest}`);
  };
};

const report = (
  outcome: Outcome & { pendingChanges: number },
  leftovers: number,
  { json, keep }: PlayOptions,
): number => {
  process.stdout.write(`${outcome.text}\n`);
  if (keep)
    process.stdout.write(
      `\nstill running:\n${outcome.tryThis.map((one) => `  ${one}\n`).join('')}`,
    );
  if (json) {
    const { figures, pendingChanges } = outcome;
    process.stdout.write(`${JSON.stringify({ ...figures, pendingChanges, leftovers })}\n`);
  }
  return leftovers > 0 ? 1 : 0;
};
