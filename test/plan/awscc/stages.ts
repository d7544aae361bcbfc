import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REAL_WAITING, type Waiting } from '../../../local-aws/awscc/client/waiting.ts';
import { serveAwscc } from '../../../local-aws/awscc/serve.ts';
import { startLab } from './lab-server.ts';
import { providerFile, type Stage } from './play.ts';
import { environmentFor, terraform } from './terraform.ts';

const CREDENTIALS = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'AKIDLAB',
  AWS_SECRET_ACCESS_KEY: 'lab',
};

/** Pauses a hundred times as short as the real ones: how long they should be is the contract tests' matter. */
const QUICK: Waiting = {
  pause: (milliseconds, signal) => REAL_WAITING.pause(milliseconds / 100, signal),
  random: Math.random,
};

/** A lab server with a stand-in of its own, as each environment fallback names one endpoint. */
export const openStage = async (): Promise<Stage & { close(): Promise<void> }> => {
  const lab = await startLab();
  const environment = { ...CREDENTIALS, AWS_ENDPOINT_URL: lab.url };
  const awscc = await serveAwscc({ environment, waiting: QUICK });
  return {
    lab,
    env: environmentFor(awscc.reattach),
    close: async () => {
      await awscc.close();
      await lab.close();
    },
  };
};

/** A folder in which `terraform init` has run; the caller removes it. */
export const initialise = async ({ lab, env }: Stage): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'awscc-template-'));
  await writeFile(join(folder, 'provider.tf'), providerFile(lab));
  const { code, stderr } = await terraform(folder, env, 'init', '-no-color', '-input=false');
  if (code === 0) return folder;
  await rm(folder, { recursive: true, force: true });
  throw new Error(`terraform init failed: ${stderr}`);
};
