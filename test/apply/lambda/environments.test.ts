import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { responseOf } from './functions.ts';
import { mountsNaming, processesNaming, until } from './machine.ts';
import { createBench, mounted } from './runners.ts';

const bench = await createBench();
const short = await createBench({ idleTime: 20 });
const closing = await createBench();
const named = (name: string) => processesNaming(`AWS_LAMBDA_FUNCTION_NAME=${name} `);

test('the environment of the machine is not inherited, and reserved names cannot be overridden', async () => {
  process.env.S3FILES_TEST_SECRET = 'secret';
  const target = bench.define('exports.handler = async () => process.env;', {
    FunctionName: 'variables',
    Environment: {
      Variables: { STAGE: 'with space = and "quotes"', AWS_REGION: 'mars-1', HOME: '/home/x' },
    },
  });
  const variables = responseOf(await bench.invoke(target));
  const own = ['STAGE', 'HOME', 'LANG', 'TZ', 'PATH', 'NODE_PATH', '_HANDLER'];
  const others = Object.keys(variables).filter((name) => !own.includes(name));
  expect(others.filter((name) => !/^(AWS|LAMBDA)_/.test(name))).toEqual([]);
  expect(variables).toMatchObject({
    STAGE: 'with space = and "quotes"',
    HOME: '/home/x',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'variables',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/variables',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4599',
    AWS_ACCESS_KEY_ID: '111122223333',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: 'index.handler',
  });
});

test('variables of the function reach node as it starts', async () => {
  const target = bench.define(
    'exports.handler = async () => [globalThis.preloaded, new Date(0).getHours()];',
    {
      Environment: {
        Variables: {
          NODE_OPTIONS: '--import=data:text/javascript,globalThis.preloaded=true',
          TZ: 'Asia/Tokyo',
        },
      },
    },
  );
  expect(responseOf(await bench.invoke(target))).toEqual([true, 9]);
});

test('every process stands still between invocations and goes on with the next', async () => {
  const source = bench.accessPoint('frozen');
  const target = bench.define(
    `const { spawn } = require('node:child_process');
     const fs = require('node:fs');
     let ticks = 0;
     setInterval(() => fs.writeFileSync('/mnt/work/ticks', String(++ticks)), 5);
     spawn('sh', ['-c', 'while :; do echo . >> /mnt/work/beats; sleep 0.005; done']);
     exports.handler = async ({ until }) => {
       while (ticks < until) await new Promise((resolve) => setTimeout(resolve, 1));
       return ticks;
     };`,
    { ...mounted('frozen'), FunctionName: 'frozen' },
  );
  const counts = () => ['ticks', 'beats'].map((name) => readFileSync(join(source, name), 'utf8'));
  // Process 1 of the namespace and what lies above it only wait.
  const ofHandler = () =>
    named('frozen').filter(({ command }) => !/^(setpriv|unshare|sh -c set -e)/.test(command));

  const reached = responseOf(await bench.invoke(target, { until: 5 }));
  // A shell stopped in the middle of vfork waits, as D, for its child to go on.
  const stands = ({ state, command }: { state: string; command: string }) =>
    state === 'T' || (state === 'D' && command.startsWith('sh '));
  await until(() => ofHandler().every(stands));
  const before = counts();
  let ours = 0;
  const timer = setInterval(() => ours++, 5);
  await until(() => ours >= 40);
  clearInterval(timer);
  expect(counts()).toEqual(before);

  const result = await bench.invoke(target, { until: reached + 20 });
  expect(result.cold).toBe(false);
  expect(responseOf(result)).toBeGreaterThanOrEqual(reached + 20);
});

test('invocations at the same time have an environment each; one after the other share one', async () => {
  const source = bench.accessPoint('parallel');
  const target = bench.define(
    `const fs = require('node:fs');
     exports.handler = async ({ number, of }) => {
       fs.writeFileSync('/mnt/work/' + number, '');
       while (fs.readdirSync('/mnt/work').length < of) await new Promise((resolve) => setTimeout(resolve, 2));
     };`,
    mounted('parallel'),
  );
  const all = await Promise.all(
    [0, 1, 2, 3].map((number) => bench.invoke(target, { number, of: 4 })),
  );
  for (const result of all) responseOf(result);
  expect(new Set(all.map(({ logStream }) => logStream)).size).toBe(4);
  expect(all.map(({ cold }) => cold)).toEqual([true, true, true, true]);

  const after = [
    await bench.invoke(target, { number: 0, of: 0 }),
    await bench.invoke(target, { number: 0, of: 0 }),
  ];
  expect(after.map(({ cold }) => cold)).toEqual([false, false]);
  expect(new Set(after.map(({ logStream }) => logStream)).size).toBe(1);
  expect(existsSync(join(source, '3'))).toBe(true);
});

test('a changed configuration or code means a new environment, and the old one ends', async () => {
  const code = 'exports.handler = async () => process.env.STAGE ?? null;';
  const first = bench.define(code, { FunctionName: 'changing' });
  const configured = {
    ...first,
    configuration: { ...first.configuration, Environment: { Variables: { STAGE: 'b' } } },
  };
  const recoded = bench.define("exports.handler = async () => 'new code';", {
    FunctionName: 'changing',
  });
  expect(responseOf(await bench.invoke(first))).toBeNull();
  const old = named('changing').map(({ pid }) => pid);
  for (const [target, response] of [
    [configured, 'b'],
    [recoded, 'new code'],
  ] as const) {
    const result = await bench.invoke(target);
    expect([responseOf(result), result.cold]).toEqual([response, true]);
  }
  await until(() => named('changing').every(({ pid }) => !old.includes(pid)));
  await until(
    () => named('changing').filter(({ command }) => command.startsWith('sh ')).length === 1,
  );
});

test('what a configuration says about its own update does not end environments', async () => {
  const target = bench.define('exports.handler = async () => 1;');
  await bench.invoke(target);
  const updated = { ...target.configuration, LastUpdateStatus: 'Successful', RevisionId: 'r2' };
  expect((await bench.invoke({ ...target, configuration: updated })).cold).toBe(false);
});

test('versions of one function do not share environments', async () => {
  const latest = bench.define(
    'exports.handler = async () => process.env.AWS_LAMBDA_FUNCTION_VERSION;',
  );
  const published = { ...latest, configuration: { ...latest.configuration, Version: '1' } };
  expect(responseOf(await bench.invoke(latest))).toBe('$LATEST');
  expect(responseOf(await bench.invoke(published))).toBe('1');
  expect((await bench.invoke(latest)).cold).toBe(false);
  expect((await bench.invoke(published)).cold).toBe(false);
});

test('an environment nobody uses ends', async () => {
  const target = short.define('exports.handler = async () => 1;', { FunctionName: 'unused' });
  await short.invoke(target);
  await until(() => named('unused').length === 0);
  expect((await short.invoke(target)).cold).toBe(true);
});

test('the idle environments of a function that is forgotten end', async () => {
  const target = bench.define('exports.handler = async () => 1;', { FunctionName: 'forgotten' });
  await bench.invoke(target);
  expect(named('forgotten').length).toBeGreaterThan(0);
  await bench.runner.forget(target.configuration.FunctionArn);
  expect(named('forgotten')).toEqual([]);
  expect((await bench.invoke(target)).cold).toBe(true);
});

test('close ends running and idle environments and leaves no process, mount or folder', async () => {
  const source = closing.accessPoint('closing');
  const run = join(closing.folder, 'run');
  await closing.invoke(closing.define('exports.handler = async () => 1;', mounted('closing')));
  const running = closing.invoke(
    closing.define(
      "exports.handler = async () => { require('node:fs').writeFileSync('/mnt/work/runs', ''); await new Promise((resolve) => setTimeout(resolve, 60_000)); };",
      mounted('closing'),
    ),
  );
  await until(() => existsSync(join(source, 'runs')));
  expect(processesNaming(run).length).toBeGreaterThan(0);
  expect(mountsNaming(closing.folder).length).toBeGreaterThan(0);

  await closing.runner.close();
  expect(processesNaming(run)).toEqual([]);
  expect(mountsNaming(closing.folder)).toEqual([]);
  for (const name of ['root', 'code', 'runtime', 'pipes'])
    expect(existsSync(join(run, name))).toBe(false);
  expect((await running).failure).toBe('exit');
});
