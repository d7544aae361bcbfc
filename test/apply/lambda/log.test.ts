import { expect, test } from '@jest/globals';
import { handlerLines } from './functions.ts';
import { createBench } from './runners.ts';

const bench = await createBench();
const ID = '[0-9a-f-]{36}';
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';

test('START, END and REPORT stand around the lines of the handler', async () => {
  const target = bench.define(
    "console.log('loading'); exports.handler = async () => console.log('running');",
  );
  const { log, duration } = await bench.invoke(target);
  const lines = log.trimEnd().split('\n');
  const expected = [
    /^INIT_START Runtime Version: node:v\d+\.\d+\.\d+ \(the node of this machine, for nodejs22\.x\)$/,
    new RegExp(`^${TIME}\tundefined\tINFO\tloading$`),
    new RegExp(`^START RequestId: ${ID} Version: \\$LATEST$`),
    new RegExp(`^${TIME}\t${ID}\tINFO\trunning$`),
    new RegExp(`^END RequestId: ${ID}$`),
    new RegExp(
      `^REPORT RequestId: ${ID}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: ${duration} ms\tMemory Size: 512 MB\tMax Memory Used: \\d\\d+ MB\tInit Duration: \\d+\\.\\d\\d ms$`,
    ),
  ];
  expect(lines).toHaveLength(expected.length);
  for (const [index, pattern] of expected.entries()) expect(lines[index]).toMatch(pattern);
});

test('a warm invocation reports no start', async () => {
  const target = bench.define('exports.handler = async () => {};');
  await bench.invoke(target);
  const { log } = await bench.invoke(target);
  expect(log).toMatch(/^START /);
  expect(log).not.toContain('Init Duration');
});

test.each([
  ['log', 'INFO'],
  ['info', 'INFO'],
  ['debug', 'DEBUG'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
  ['trace', 'TRACE'],
])('console.%s writes a line of level %s', async (method, level) => {
  const target = bench.define(
    `exports.handler = async () => console.${method}('%s is %d', 'seven', 7, { a: [1] });`,
  );
  expect(handlerLines(await bench.invoke(target))).toEqual([
    expect.stringMatching(
      new RegExp(`^${TIME}\t${ID}\t${level}\tseven is 7 \\{ a: \\[ 1 \\] \\}$`),
    ),
  ]);
});

test('output of console, streams and child processes stays in order, and none is missing', async () => {
  const target = bench.define(`const { execSync } = require('node:child_process');
    exports.handler = async () => {
      console.log('1');
      process.stdout.write('2\\n');
      execSync('echo 3; echo 4 >&2', { stdio: 'inherit' });
      process.stderr.write('5\\n');
      execSync('echo 6 > /dev/stderr', { stdio: 'inherit' });
      console.error('7');
      process.stdout.write('no newline at the end');
    };`);
  const result = await bench.invoke(target);
  const last = handlerLines(result).map((line) => line.split('\t').at(-1));
  expect(last).toEqual(['1', '2', '3', '4', '5', '6', '7', 'no newline at the end']);
});

test('a megabyte of lines written at once is complete', async () => {
  const target = bench.define(`exports.handler = async () => {
    for (let line = 0; line < 20_000; line++) process.stdout.write('line ' + line + ' ' + 'x'.repeat(50) + '\\n');
  };`);
  const lines = handlerLines(await bench.invoke(target));
  expect(lines).toHaveLength(20_000);
  expect(lines.every((line, index) => line.startsWith(`line ${index} `))).toBe(true);
});

test('output of invocations at the same time does not mix', async () => {
  const target = bench.define(`exports.handler = async ({ name }) => {
    for (let turn = 0; turn < 20; turn++) {
      console.log(name);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };`);
  const names = ['a', 'b', 'c', 'd'];
  const results = await Promise.all(names.map((name) => bench.invoke(target, { name })));
  for (const [index, result] of results.entries()) {
    const written = handlerLines(result).map((line) => line.split('\t').at(-1));
    expect(written).toEqual(new Array(20).fill(names[index]));
  }
});

test('a function that asks for JSON gets JSON, line by line', async () => {
  const target = bench.define(
    `exports.handler = async () => {
       console.log({ order: 7 });
       console.warn('a', 1);
       console.error(new RangeError('too far'));
       console.error('failed:', new RangeError('too far'));
     };`,
    { LoggingConfig: { LogFormat: 'JSON' } },
  );
  const { log } = await bench.invoke(target);
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const line = (level: string, rest: object) => ({
    timestamp: expect.stringMatching(new RegExp(`^${TIME}$`)),
    level,
    requestId: expect.stringMatching(new RegExp(`^${ID}$`)),
    ...rest,
  });
  const error = { errorType: 'RangeError', errorMessage: 'too far', stackTrace: expect.any(Array) };
  expect(lines).toEqual([
    { time: expect.any(String), type: 'platform.initStart', record: expect.any(Object) },
    {
      time: expect.any(String),
      type: 'platform.start',
      record: { requestId: expect.any(String), version: '$LATEST' },
    },
    line('INFO', { message: { order: 7 } }),
    line('WARN', { message: 'a 1' }),
    line('ERROR', { message: error }),
    line('ERROR', { message: expect.stringContaining('failed: RangeError: too far'), ...error }),
    {
      time: expect.any(String),
      type: 'platform.report',
      record: {
        requestId: expect.any(String),
        status: 'success',
        metrics: {
          durationMs: expect.any(Number),
          billedDurationMs: expect.any(Number),
          memorySizeMB: 512,
          maxMemoryUsedMB: expect.any(Number),
          initDurationMs: expect.any(Number),
        },
      },
    },
  ]);
});

test('the memory reported is what the handler held', async () => {
  const target = bench.define(
    `exports.handler = async ({ megabytes }) => {
       const held = Buffer.alloc(megabytes * 1024 * 1024, 1);
       return held.length;
     };`,
    { MemorySize: 1024 },
  );
  const used = async (megabytes: number) =>
    Number(/Max Memory Used: (\d+) MB/.exec((await bench.invoke(target, { megabytes })).log)?.[1]);
  const before = await used(0);
  expect(await used(300)).toBeGreaterThan(before + 280);
});
