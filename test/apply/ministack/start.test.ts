import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { startMiniStack } from '../../../local-aws/ministack/start.ts';
import { findLeftovers } from '../../harness/leftovers.ts';
import { eventually } from './eventually.ts';

// Starting takes its time on a busy machine, and the first start installs.
jest.setTimeout(120_000);

const SOURCE = fileURLToPath(new URL('../../../local-aws/ministack', import.meta.url));

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ministack-start-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const start = (settings: Record<string, string> = {}, folder = 'ministack') =>
  startMiniStack({
    folder: join(home, folder),
    runnerSocket: join(home, 'runner.sock'),
    settings,
  });

const portOf = (endpoint: string) => Number(new URL(endpoint).port);

test('after stop nothing is left, and stopping again is fine', async () => {
  const ministack = await start();
  const answer = await fetch(`${ministack.endpoint}/_ministack/health`);
  expect(await answer.json()).toMatchObject({ version: '1.5.33' });

  await Promise.all([ministack.stop(), ministack.stop()]);
  await ministack.stop();
  expect(await findLeftovers(home, [portOf(ministack.endpoint)])).toEqual([]);
});

test('it listens on loopback only', async () => {
  const ministack = await start();
  try {
    const port = portOf(ministack.endpoint).toString(16).toUpperCase().padStart(4, '0');
    expect(await listeningSockets(ministack.pid)).toEqual([`0100007F:${port}`]);
  } finally {
    await ministack.stop();
  }
});

/** Local addresses as the kernel writes them, of one process's TCP sockets in state LISTEN. */
const listeningSockets = async (pid: number): Promise<string[]> => {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(
    descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')),
  );
  const own = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((table) => readFile(`/proc/${pid}/net/${table}`, 'utf8')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && own.has(fields[9]!))
    .map((fields) => fields[1]!);
};

test('no AWS setting of ours reaches it', async () => {
  process.env.AWS_PROFILE = 'mine';
  const ministack = await start();
  try {
    const environment = await readFile(`/proc/${ministack.pid}/environ`, 'utf8');
    expect(environment.split('\0').filter((line) => line.startsWith('AWS_'))).toEqual([]);
  } finally {
    delete process.env.AWS_PROFILE;
    await ministack.stop();
  }
});

test('two at once get ports of their own', async () => {
  const both = await Promise.all([start({}, 'one'), start({}, 'other')]);
  try {
    expect(new Set(both.map(({ endpoint }) => endpoint)).size).toBe(2);
  } finally {
    await Promise.all(both.map((each) => each.stop()));
  }
});

test('a start that fails quotes its log and leaves nothing', async () => {
  await expect(start({ PYTHONHOME: '/nowhere' })).rejects.toThrow(
    /MiniStack did not start: .*exit code 1.*Its last lines:.*\/nowhere/s,
  );
  expect(await findLeftovers(home, [])).toEqual([]);
});

test('a MiniStack that differs in what the launcher replaces is refused in one sentence', async () => {
  const changed = join(home, 'changed');
  await mkdir(changed);
  await writeFile(
    join(changed, 'sitecustomize.py'),
    `from ministack.services import lambda_svc
lambda_svc._proxy_url_for = lambda function: None
del lambda_svc._emit_lambda_logs
`,
  );
  await expect(start({ PYTHONPATH: changed })).rejects.toThrow(
    /written for MiniStack 1\.5\.33.*_proxy_url_for is \(function\), not \(config: dict\).*_emit_lambda_logs is missing/s,
  );
});

test('it ends with the process that started it, even when that is killed', async () => {
  // The package's layout: the bundle, and the launcher beside it.
  const dist = join(home, 'dist');
  await mkdir(dist);
  await symlink(SOURCE, join(dist, 'ministack'));
  buildSync({
    stdin: {
      contents: `
        import { startMiniStack } from './start.ts';
        const folder = ${JSON.stringify(join(home, 'run'))};
        const { pid } = await startMiniStack({ folder, runnerSocket: folder + '.sock' });
        console.log(pid);
        setInterval(() => {}, 1_000);`,
      resolveDir: SOURCE,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(dist, 'program.mjs'),
    logLevel: 'error',
  });
  const program = spawn(process.execPath, [join(dist, 'program.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = await once(createInterface(program.stdout), 'line');
  expect(existsSync(`/proc/${pid}`)).toBe(true);

  program.kill('SIGKILL');
  await eventually(() => expect(existsSync(`/proc/${pid}`)).toBe(false));
  expect(existsSync(join(home, 'run'))).toBe(false);
});

test('an end that nobody asked for is told, and stop still cleans up', async () => {
  const told: string[] = [];
  const ministack = await startMiniStack({
    folder: join(home, 'ministack'),
    runnerSocket: join(home, 'runner.sock'),
    onLog: (line) => told.push(line),
  });
  process.kill(ministack.pid, 'SIGKILL');
  await eventually(() => expect(told).toContain('MiniStack ended by itself (SIGKILL)'));
  await ministack.stop();
  expect(await findLeftovers(home, [portOf(ministack.endpoint)])).toEqual([]);
});

test('SIGTERM ends it in order', async () => {
  const told: string[] = [];
  const ministack = await startMiniStack({
    folder: join(home, 'ministack'),
    runnerSocket: join(home, 'runner.sock'),
    onLog: (line) => told.push(line),
  });
  process.kill(ministack.pid, 'SIGTERM');
  await eventually(() => expect(told).toEqual(['MiniStack ended by itself (0)']));
  await ministack.stop();
});
