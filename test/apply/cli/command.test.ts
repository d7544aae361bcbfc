import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { clientsFor } from '../../harness/clients.ts';
import { findLeftovers } from '../../harness/leftovers.ts';
import { Command } from './command.ts';

const MINUTES = 60_000;
const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let command: Command;
let endpoint: string;

const copyOf = (name: string): string => {
  const folder = join(command.home, 'copies', name, String(Math.random()).slice(2));
  cpSync(join(HERE, 'configurations', name), folder, { recursive: true });
  return folder;
};

beforeAll(async () => {
  command = new Command();
  const { stdout, exitCode, stderr } = await command.run([
    'start',
    '--region',
    'eu-west-1',
    '--time-scale',
    '0',
  ]);
  if (exitCode !== 0) throw new Error(stderr);
  endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] ?? '';
}, 2 * MINUTES);

afterAll(() => command.end());

test('a command that asks for another Region is told which one it gets', async () => {
  const print = ['exec', '--', process.execPath, '-e', 'console.log(process.env.AWS_REGION)'];
  const other = await command.run(print, { env: { AWS_REGION: 'us-west-2' } });
  expect(other.stdout).toBe('eu-west-1');
  expect(other.stderr).toContain(
    'AWS_REGION is us-west-2, and the local AWS runs in eu-west-1, which the command gets',
  );
  const same = await command.run(print, { env: { AWS_REGION: 'eu-west-1' } });
  expect(same.stderr).not.toContain('AWS_REGION');
});

test('help names every command, and a wrong one says which there are', async () => {
  const help = await command.run(['--help']);
  expect(help.exitCode).toBe(0);
  for (const name of ['start', 'exec', 'status', 'logs', 'stop'])
    expect(help.stdout).toMatch(` ${name} `);
  const wrong = await command.run(['launch']);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toBe(
    "s3files-local: no command 'launch'; there are start, exec, status, logs and stop",
  );
});

test.each([
  [['start', '--port', 'http'], "--port takes a whole number from 0 to 65535, got 'http'"],
  [['start', '--account', '12'], "--account takes twelve digits, got '12'"],
  [['start', '--time-scale', '-1'], '--time-scale'],
  [
    ['start', '--isolation', 'docker'],
    "--isolation takes one of auto, root, user, path, got 'docker'",
  ],
  [['exec'], 'no command'],
  [
    ['exec', 'terraform', 'plan'],
    'put -- before the command: s3files-local exec -- terraform plan',
  ],
  [['run-terraform', 'terraform'], 's3files-local exec -- terraform'],
  [['exec', '--', 'no-such-program'], "no command 'no-such-program' on PATH"],
])('%j is refused with what is wrong and what would be right', async (args, sentence) => {
  const { exitCode, stderr } = await command.run(args);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain(sentence);
});

test('a second start leaves the running one alone', async () => {
  const { stdout, exitCode } = await command.run(['start']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`already running at ${endpoint}`);
});

test(
  'a taken port is an error that names it',
  async () => {
    const other = new Command();
    try {
      const { exitCode, stderr } = await other.run(['start', '--port', new URL(endpoint).port]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(`port ${new URL(endpoint).port} on 127.0.0.1 is taken`);
    } finally {
      await other.end();
    }
  },
  MINUTES,
);

test(
  'exec hands over exit code, output and an environment for AWS tools',
  async () => {
    const { exitCode, stdout } = await command.run(
      [
        'exec',
        '--',
        process.execPath,
        '-p',
        'process.env.AWS_ENDPOINT_URL + process.env.AWS_REGION',
      ],
      { env: { AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 'secret' } },
    );
    expect([exitCode, stdout]).toEqual([0, `${endpoint}eu-west-1`]);
    const profile = await command.run(
      [
        'exec',
        '--',
        process.execPath,
        '-p',
        'process.env.AWS_PROFILE + process.env.AWS_SESSION_TOKEN',
      ],
      { env: { AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 'secret' } },
    );
    expect(profile.stdout).toBe('NaN');
    const failed = await command.run(['exec', '--', process.execPath, '-e', 'process.exit(7)']);
    expect(failed.exitCode).toBe(7);
  },
  MINUTES,
);

test(
  'an unchanged configuration with empty provider blocks applies, settles and destroys',
  async () => {
    const folder = copyOf('file-system');
    // The module's source is relative to the repository.
    mkdirSync(join(folder, 'modules'), { recursive: true });
    cpSync(join(ROOT, 'modules', 'bucket'), join(folder, 'modules', 'bucket'), { recursive: true });
    const main = readFileSync(join(folder, 'main.tf'), 'utf8');
    writeFileSync(join(folder, 'main.tf'), main.replace('../../../../../modules', './modules'));
    const terraform = (...args: string[]) =>
      command.run(['exec', '--', 'terraform', ...args, '-no-color'], { cwd: folder });

    const init = await terraform('init');
    expect([init.exitCode, init.stderr.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^providers: hashicorp\/aws .+, hashicorp\/awscc /),
    ]);
    expect((await terraform('apply', '-auto-approve')).stdout).toMatch(
      /Apply complete! Resources: \d+ added/,
    );
    expect((await terraform('output')).stdout).toMatch(/file_system_id = "fs-[0-9a-f]{17,40}"/);
    const { s3 } = clientsFor({ endpoint, account: '111122223333', region: 'eu-west-1' });
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['made-through-exec']);

    const status = await command.run(['status', '--json']);
    expect(JSON.parse(status.stdout).fileSystems).toMatchObject([
      { bucket: 'made-through-exec', status: 'available', pendingExports: 0 },
    ]);
    expect((await terraform('plan', '-detailed-exitcode')).exitCode).toBe(0);
    expect((await terraform('destroy', '-auto-approve')).stdout).toContain('Destroy complete!');
    // The folder has its own state and nothing else of ours.
    expect(readdirSync(folder).sort()).toEqual(['.s3files-local', 'main.tf', 'modules']);
  },
  5 * MINUTES,
);

test('status lists functions with the address that invokes them', async () => {
  const { lambda } = clientsFor({ endpoint, account: '111122223333', region: 'eu-west-1' });
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'echo',
      Role: 'arn:aws:iam::111122223333:role/any',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: {
        ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = async (e) => e;') }),
      },
    }),
  );
  const { stdout } = await command.run(['status']);
  const [, url = ''] = /function +echo +POST (\S+)/.exec(stdout) ?? [];
  const answer = await fetch(url, { method: 'POST', body: '{"said":1}' });
  expect(await answer.json()).toEqual({ said: 1 });
  expect((await command.run(['logs'])).stdout).toMatch(/ echo {2}REPORT RequestId: /);
});

test(
  'a folder whose state somebody else made is refused, and stays as it is',
  async () => {
    const folder = copyOf('plain');
    const state = JSON.stringify({ version: 4, serial: 7, resources: [{ real: true }] });
    writeFileSync(join(folder, 'terraform.tfstate'), state);
    const { exitCode, stderr } = await command.run(['exec', '--', 'terraform', 'init'], {
      cwd: folder,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /holds Terraform state that s3files-local did not make \(terraform\.tfstate\)/,
    );
    expect(readFileSync(join(folder, 'terraform.tfstate'), 'utf8')).toBe(state);
    expect(readdirSync(folder).sort()).toEqual(['main.tf', 'terraform.tfstate']);
  },
  MINUTES,
);

test(
  'a folder with a configured backend is refused',
  async () => {
    const folder = copyOf('plain');
    mkdirSync(join(folder, '.terraform'));
    writeFileSync(join(folder, '.terraform', 'terraform.tfstate'), '{"backend":{"type":"s3"}}');
    const { exitCode, stderr } = await command.run(['exec', '--', 'terraform', 'apply'], {
      cwd: folder,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('did not make');
  },
  MINUTES,
);

test(
  "the caller's lock file is not touched, and another local AWS starts with empty state",
  async () => {
    const folder = copyOf('plain');
    const lock = '# pinned by the caller\n';
    writeFileSync(join(folder, '.terraform.lock.hcl'), lock);
    const terraform = (...args: string[]) =>
      command.run(['exec', '--', 'terraform', ...args, '-no-color'], { cwd: folder });
    await terraform('init');
    await terraform('apply', '-auto-approve');
    expect((await terraform('state', 'list')).stdout).toBe('terraform_data.kept');
    expect(readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8')).toBe(lock);
    expect(existsSync(join(folder, 'terraform.tfstate'))).toBe(false);

    // As it is after a restart of the local AWS.
    writeFileSync(join(folder, '.s3files-local', 'instance'), 'one that has ended');
    const next = await terraform('state', 'list');
    expect(next.stderr).toContain('belonged to a local AWS that has ended');
    expect(next.stdout).not.toContain('terraform_data.kept');
  },
  2 * MINUTES,
);

test(
  'logs show what happened, and stop leaves no process, mount, file or port',
  async () => {
    const logs = await command.run(['logs']);
    expect(logs.stdout).toContain(`ready at ${endpoint}`);
    expect(logs.stdout).toMatch(/ 200 cloudcontrolapi CreateResource AWS::S3Files::FileSystem/);
    const stopped = await command.run(['stop']);
    expect([stopped.exitCode, stopped.stdout]).toEqual([
      0,
      'stopped; its buckets, file systems and functions are gone',
    ]);
    const left = await findLeftovers(command.home, [Number(new URL(endpoint).port)]);
    const ours = /\/(copies|s3files-local-\d+\.log)$/;
    expect(left.filter((one) => !ours.test(one))).toEqual([]);
    expect((await command.run(['status'])).exitCode).toBe(1);
    expect((await command.run(['stop'])).stdout).toBe('no local AWS is running');
  },
  MINUTES,
);
