import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { Network, nodejsHandler, S3Files } from '../../../cdktf/src/index.ts';
import { environmentFor } from '../../../local-aws/environment.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { terraform } from '../../harness/terraform.ts';

const HELLO = new URL('../../../examples/minimal/handlers/hello.ts', import.meta.url);
const outdir = mkdtempSync(join(tmpdir(), 's3files-stack-'));

class VisitsStack extends TerraformStack {
  constructor(app: App) {
    super(app, 'visits');
    const { vpcId, subnets } = new Network(this, 'network', {
      name: 'visits',
      subnets: { 'us-east-1a': '10.0.0.0/24', 'us-east-1b': '10.0.1.0/24' },
    });
    const { functions } = new S3Files(this, 's3files', {
      name: 'visits',
      bucket: { forceDestroy: true, noncurrentVersionExpirationDays: 0 },
      network: { vpcId, subnets },
      accessPoints: { visits: {} },
      functions: { hello: { accessPoint: 'visits', ...nodejsHandler(HELLO) } },
      exportDrainSeconds: 2,
      bucketReleaseSeconds: 3,
    });
    new TerraformOutput(this, 'name', { value: functions.hello.name });
  }
}

let aws: TestAws;
let run: (...args: string[]) => ReturnType<typeof terraform>;
beforeAll(async () => {
  aws = await startTestAws();
  const app = new App({ outdir });
  new VisitsStack(app);
  app.synth();
  const env = { ...environmentFor(aws.local), ...aws.providers.environment };
  run = (...args) => terraform(args, { cwd: join(outdir, 'stacks', 'visits'), env });
}, 120_000);
afterAll(async () => {
  await aws[Symbol.asyncDispose]();
  rmSync(outdir, { recursive: true, force: true });
}, 60_000);

test('a synthesised stack applies as it is, its function runs, and it goes in one pass', async () => {
  await run('init', '-no-color');
  await run('apply', '-auto-approve', '-json');
  const { stdout } = await run('output', '-raw', 'name');
  const { Payload, FunctionError } = await aws.clients.lambda.send(
    new InvokeCommand({ FunctionName: stdout }),
  );
  expect(FunctionError).toBeUndefined();
  expect(JSON.parse(new TextDecoder().decode(Payload))).toEqual({ visits: 1 });

  // 0: nothing to change.
  await run('plan', '-detailed-exitcode', '-json');
  await run('destroy', '-auto-approve', '-json');
  expect((await run('state', 'list')).stdout).toBe('');
}, 300_000);
