import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { type Lab, startLab } from '../../plan/awscc/lab-server.ts';
import { configure, connectTo, readData } from './grpc-client.ts';

const MAIN = `
import { serveAwscc } from './serve.ts';
const { socket, close } = await serveAwscc();
process.stdin.resume().once('end', close);
console.log(socket);
`;

let folder: string;
let lab: Lab;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'awscc-bundle-'));
  lab = await startLab();
});

afterEach(async () => {
  child?.kill();
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

test('one bundled file serves, calls its endpoint past every proxy setting, and ends by itself', async () => {
  const outfile = join(folder, 'awscc.mjs');
  const resolveDir = join(import.meta.dirname, '../../../local-aws/awscc');
  await build({
    stdin: { contents: MAIN, resolveDir, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  child = spawn(process.execPath, [outfile], {
    cwd: folder,
    stdio: 'pipe',
    env: {
      AWS_ENDPOINT_URL: lab.url,
      HTTP_PROXY: 'http://127.0.0.1:9',
      NODE_USE_ENV_PROXY: '1',
    },
  });
  const complaints = text(child.stderr!);
  const [printed] = (await once(child.stdout!, 'data')) as [Buffer];
  const connection = connectTo(printed.toString().trim());
  expect(await configure(connection, {})).toEqual([]);
  expect(lab.takeCalls().map(({ op }) => op)).toEqual(['STS', 'STS']);

  // Terraform works on ten resources at once, or on as many as -parallelism says.
  const reads = Array.from({ length: 30 }, (_, i) =>
    readData(connection, 'awscc_s3files_file_system', `arn-${i}`),
  );
  expect(new Set((await Promise.all(reads)).flat())).toEqual(
    new Set(['AWS Data Source Not Found']),
  );

  const exit = once(child, 'exit');
  child.stdin!.end();
  expect(await exit).toEqual([0, null]);
  expect(await complaints).toBe('');
});
