import { expect, test } from '@jest/globals';
import { handlerLines, invocationOf, responseOf } from './functions.ts';
import { createBench } from './runners.ts';

const bench = await createBench();

test('an async handler gets the event and its return value is the response', async () => {
  const echo = bench.define('exports.handler = async (event) => ({ got: event });');
  const event = { text: 'Grüße\n', nested: [1, null, { a: true }] };
  expect(responseOf(await bench.invoke(echo, event))).toEqual({ got: event });
});

test('the context carries what Lambda says about the invocation', async () => {
  const target = bench.define(
    `exports.handler = async (event, context) => ({
      ...context,
      remaining: context.getRemainingTimeInMillis(),
      later: await new Promise((resolve) => setTimeout(() => resolve(context.getRemainingTimeInMillis()), 20)),
    });`,
    { FunctionName: 'described', Version: '7', MemorySize: 256, Timeout: 30 },
  );
  const invocation = invocationOf(
    target,
    {},
    {
      invokedFunctionArn: `${target.configuration.FunctionArn}:live`,
      clientContext: { custom: { tenant: 'a' } },
    },
  );
  const result = await bench.runner.invoke(invocation);
  const context = responseOf(result);
  expect(context).toMatchObject({
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'described',
    functionVersion: '7',
    memoryLimitInMB: '256',
    invokedFunctionArn: `${target.configuration.FunctionArn}:live`,
    awsRequestId: invocation.requestId,
    logGroupName: '/aws/lambda/described',
    logStreamName: result.logStream,
    clientContext: { custom: { tenant: 'a' } },
  });
  expect(result.logStream).toMatch(/^\d{4}\/\d\d\/\d\d\/\[7\][0-9a-f]{32}$/);
  expect(context.remaining).toBeLessThanOrEqual(30_000);
  expect(context.remaining).toBeGreaterThan(0);
  expect(context.later).toBeLessThan(context.remaining);
});

test('a callback answers once the event loop is empty', async () => {
  const target = bench.define(`exports.handler = (event, context, callback) => {
    callback(null, 'answer');
    setTimeout(() => console.log('still working'), 50);
  };`);
  const result = await bench.invoke(target);
  expect(responseOf(result)).toBe('answer');
  expect(handlerLines(result)).toEqual([expect.stringContaining('still working')]);
});

test('a callback answers at once when the handler does not wait for an empty event loop', async () => {
  const target = bench.define(`exports.handler = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = false;
    setInterval(() => {}, 1000);
    callback(null, 'answer');
    callback(null, 'too late');
  };`);
  expect(responseOf(await bench.invoke(target))).toBe('answer');
  expect(responseOf(await bench.invoke(target))).toBe('answer');
});

test('a callback with an error fails the invocation', async () => {
  const target = bench.define(`exports.handler = (event, context, callback) => {
    callback(new RangeError('too far'));
  };`);
  const { failure, payload } = await bench.invoke(target);
  expect(failure).toBe('handler');
  expect(JSON.parse(payload)).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
});

test.each([
  ['succeed', "context.succeed({ by: 'succeed' })", { by: 'succeed' }],
  ['done', "context.done(null, { by: 'done' })", { by: 'done' }],
])('context.%s answers the invocation', async (_name, call, response) => {
  const target = bench.define(`exports.handler = (event, context) => { ${call}; };`);
  expect(responseOf(await bench.invoke(target))).toEqual(response);
});

test('context.fail fails the invocation', async () => {
  const target = bench.define(`exports.handler = (event, context) => {
    context.fail(new TypeError('no'));
  };`);
  const { payload } = await bench.invoke(target);
  expect(JSON.parse(payload)).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' });
});

test('a handler that never answers gives null, an async one an error', async () => {
  const plain = bench.define('exports.handler = () => {};');
  const pending = bench.define('exports.handler = async () => new Promise(() => {});');
  expect(responseOf(await bench.invoke(plain))).toBeNull();
  expect(JSON.parse((await bench.invoke(pending)).payload).errorType).toBe('Runtime.NodeJsExit');
  expect(responseOf(await bench.invoke(plain))).toBeNull();
});

test('undefined is null to the caller', async () => {
  const target = bench.define('exports.handler = async () => undefined;');
  expect((await bench.invoke(target)).payload).toBe('null');
});

test.each([
  [
    'a CommonJS file in a folder',
    { 'src/deep/app.js': 'exports.run = async () => "here";' },
    'src/deep/app.run',
  ],
  ['a .cjs file', { 'app.cjs': 'exports.run = async () => "here";' }, 'app.run'],
  ['an .mjs file', { 'app.mjs': 'export const run = async () => "here";' }, 'app.run'],
  [
    'a .js file of a package with type module, with top-level await',
    {
      'package.json': '{ "type": "module" }',
      'app.js': 'const word = await Promise.resolve("here"); export const run = async () => word;',
    },
    'app.run',
  ],
  [
    'a nested property',
    { 'app.js': 'exports.a = { b: { run: async () => "here" } };' },
    'app.a.b.run',
  ],
])('loads %s', async (_name, files, Handler) => {
  expect(responseOf(await bench.invoke(bench.define(files, { Handler })))).toBe('here');
});

test('modules of the package are found from the handler', async () => {
  const target = bench.define({
    'index.js': 'const { word } = require("words"); exports.handler = async () => word();',
    'node_modules/words/index.js': 'exports.word = () => "found";',
  });
  expect(responseOf(await bench.invoke(target))).toBe('found');
});

test('module state lasts from one invocation to the next in one environment', async () => {
  const target = bench.define('let count = 0; exports.handler = async () => ++count;');
  const first = await bench.invoke(target);
  const second = await bench.invoke(target);
  expect([responseOf(first), responseOf(second)]).toEqual([1, 2]);
  expect([first.cold, second.cold]).toEqual([true, false]);
  expect(second.logStream).toBe(first.logStream);
});

test('the trace id of each invocation is in the environment', async () => {
  const target = bench.define(
    'exports.handler = async () => process.env._X_AMZN_TRACE_ID ?? null;',
  );
  const traced = await bench.runner.invoke(invocationOf(target, {}, { traceId: 'Root=1-5' }));
  expect(responseOf(traced)).toBe('Root=1-5');
  expect(responseOf(await bench.invoke(target))).toBeNull();
});
