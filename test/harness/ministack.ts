import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { MiniStackClient } from '../../local-aws/ministack/client.ts';
import { startMiniStack } from '../../local-aws/ministack/start.ts';

export const SCOPE = { account: '111122223333', region: 'eu-west-1' };

/** A MiniStack of one test file: no function runs, so nobody listens on the runner's socket. */
export interface TestMiniStack {
  readonly endpoint: string;
  readonly client: MiniStackClient;
  /** AWS's own clients, in the same scope. */
  readonly iam: IAMClient;
  readonly ec2: EC2Client;
  stop(): Promise<void>;
}

export const startForTest = async (): Promise<TestMiniStack> => {
  const folder = await mkdtemp(join(tmpdir(), 's3files-ministack-'));
  const running = await startMiniStack({
    folder: join(folder, 'ministack'),
    runnerSocket: join(folder, 'runner.sock'),
  });
  const client = new MiniStackClient(running.endpoint);
  const settings = {
    endpoint: running.endpoint,
    region: SCOPE.region,
    credentials: { accessKeyId: SCOPE.account, secretAccessKey: 'any' },
  };
  const iam = new IAMClient(settings);
  const ec2 = new EC2Client(settings);
  return {
    endpoint: running.endpoint,
    client,
    iam,
    ec2,
    stop: async () => {
      iam.destroy();
      ec2.destroy();
      client.close();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
