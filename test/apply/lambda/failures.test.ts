import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { handlerLines, responseOf } from './functions.ts';
import { processesNaming, until } from './machine.ts';
import { createBench, mounted } from './runners.ts';

const bench = await createBench();
const impatient = await createBench({ initLimit: 1500 });

const errorOf = async (files: Parameters<typeof bench.define>[0], configuration = {}) => {
  const result = await bench.invoke(bench.define(files, configuration));
  return { ...result, error: JSON.parse(result.payload) };
};

test('an error keeps its own name, message and stack', async () => {
  const { failure, error, log } = await errorOf(`
    class QuotaExceeded extends Error { name = 'QuotaExceeded'; }
    exports.handler = async () => { throw new QuotaExceeded('42 of 40'); };`);
  expect(failure).toBe('handler');
  expect(error).toEqual({
    errorType: 'QuotaExceeded',
    errorMessage: '42 of 40',
    trace: expect.arrayContaining([expect.stringContaining('at exports.handler')]),
  });
  expect(log).toContain('\tERROR\tInvoke Error \t{"errorType":"QuotaExceeded"');
});

test('what is not an error is reported by its type', async () => {
  const { error } = await errorOf("exports.handler = async () => { throw 'a text'; };");
  expect(error).toEqual({ errorType: 'string', errorMessage: 'a text', trace: [] });
});

test('an environment whose handler threw is used again', async () => {
  const target = bench.define(`let count = 0;
    exports.handler = async () => { if (++count === 1) throw new Error('first'); return count; };`);
  await bench.invoke(target);
  expect(responseOf(await bench.invoke(target))).toBe(2);
});

test.each([
  ['a module that does not exist', { 'a.js': '' }, 'index.handler', 'Runtime.ImportModuleError'],
  [
    'a module that needs one that does not exist',
    { 'index.js': 'require("nowhere")' },
    'index.handler',
    'Runtime.ImportModuleError',
  ],
  [
    'a syntax error',
    { 'index.js': 'exports.handler = async ( => {' },
    'index.handler',
    'Runtime.UserCodeSyntaxError',
  ],
  [
    'a function that is not exported',
    { 'index.js': 'exports.other = 1' },
    'index.handler',
    'Runtime.HandlerNotFound',
  ],
  [
    'an export that is not a function',
    { 'index.js': 'exports.handler = 1' },
    'index.handler',
    'Runtime.HandlerNotFound',
  ],
  [
    'a handler string without a function',
    { 'index.js': '' },
    'index',
    'Runtime.MalformedHandlerName',
  ],
  [
    'an error thrown while loading',
    { 'index.js': 'throw new RangeError("no")' },
    'index.handler',
    'RangeError',
  ],
])('%s is reported as Lambda does', async (_name, files, Handler, errorType) => {
  const { failure, error } = await errorOf(files as Record<string, string>, { Handler });
  expect(failure).toBe('handler');
  expect(error.errorType).toBe(errorType);
});

test.each([
  ['writes to the line of its runtime', "fs.writeSync(3, 'hello\\n');"],
  ['writes JSON to it that is no message', `fs.writeSync(3, 'null\\n{"type":"response"}\\n');`],
  ['sends the runtime astray', "Object.prototype.toJSON = () => 'astray';"],
])('a handler that %s ends its own environment and nothing else', async (_name, line) => {
  const target = bench.define(
    `const fs = require('node:fs');
     exports.handler = async (event) => {
       if (event.astray) { ${line} }
       return 'well';
     };`,
  );
  const result = await bench.invoke(target, { astray: true });
  expect(result.failure).toBe('exit');
  expect(JSON.parse(result.payload).errorType).toBe('Runtime.ExitError');
  expect(result.log).toContain('file descriptor 3, which belongs to the runtime');
  const next = await bench.invoke(target, {});
  expect([responseOf(next), next.cold]).toEqual(['well', true]);
});

test('a handler that writes to the line of its runtime after its answer spoils no later answer', async () => {
  const target = bench.define(
    `exports.handler = async (event) => {
       if (event.late) setImmediate(() => require('node:fs').writeSync(3, 'late\\n'));
       return 'well';
     };`,
    { Timeout: 3 },
  );
  // Frozen with its answer, it may come to the write only when it is thawed for the next invocation.
  for (const late of [true, false]) {
    const result = await bench.invoke(target, { late });
    if (result.failure === undefined) expect(responseOf(result)).toBe('well');
    else expect(result.log).toContain('file descriptor 3, which belongs to the runtime');
  }
  expect(responseOf(await bench.invoke(target, {}))).toBe('well');
});

test('a time-out kills the handler and its children; the next invocation is cold', async () => {
  const source = bench.accessPoint('time-out');
  const target = bench.define(
    `const { spawn } = require('node:child_process');
     exports.handler = async (event) => {
       if (event.quick) return 'quick';
       spawn('sh', ['-c', 'echo started > /mnt/work/child; exec sleep 987654'], { detached: true });
       console.log('before');
       await new Promise((resolve) => setTimeout(resolve, 60_000));
     };`,
    { ...mounted('time-out'), Timeout: 3 },
  );
  const result = await bench.invoke(target);
  expect(result.failure).toBe('timeout');
  expect(JSON.parse(result.payload)).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(
      /^RequestId: \S{36} Error: Task timed out after 3\.00 seconds$/,
    ),
  });
  expect(handlerLines(result)).toEqual([
    expect.stringMatching(/\tINFO\tbefore$/),
    expect.stringMatching(/^\d{4}-\S+Z \S{36} Task timed out after 3\.00 seconds$/),
  ]);
  expect(readFileSync(join(source, 'child'), 'utf8')).toBe('started\n');
  expect(processesNaming('sleep 987654')).toEqual([]);

  const next = await bench.invoke(target, { quick: true });
  expect([responseOf(next), next.cold]).toEqual(['quick', true]);
});

test.each([
  ['process.exit(3)', 'process.exit(3)', 'exit status 3'],
  ['an exit with the number of a signal', 'process.exit(137)', 'exit status 137'],
  [
    'SIGKILL',
    "process.kill(process.pid, 'SIGKILL'); await new Promise(() => setInterval(() => {}, 9));",
    'signal: killed',
  ],
  ['abort', 'process.abort()', 'signal: aborted'],
])('%s ends the environment and says how', async (_name, code, reason) => {
  const { failure, error, log } = await errorOf(
    `exports.handler = async () => { console.log('last words'); ${code} };`,
  );
  expect(failure).toBe('exit');
  expect(error).toEqual({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(
      new RegExp(`^RequestId: \\S{36} Error: Runtime exited with error: ${reason}$`),
    ),
  });
  expect(log).toMatch(/last words\n(.*\n)*RequestId: \S+ Error: Runtime exited/);
});

test.each([
  ['SIGKILL', "process.kill(process.pid, 'SIGKILL'); for (;;);", 'signal: killed'],
  ['an exit', 'process.exit(4);', 'exit status 4'],
])(
  '%s while the handler is loaded ends the environment and says how',
  async (_name, code, reason) => {
    const { failure, error } = await errorOf(code);
    expect(failure).toBe('exit');
    expect(error.errorType).toBe('Runtime.ExitError');
    expect(error.errorMessage).toMatch(new RegExp(`Runtime exited with error: ${reason}$`));
  },
);

test('an access point whose folder is gone is named', async () => {
  const source = bench.accessPoint('gone');
  rmSync(source, { recursive: true });
  const { error } = await errorOf('exports.handler = async () => 1;', mounted('gone'));
  expect(error.errorType).toBe('Sandbox.StartFailed');
  expect(error.errorMessage).toContain(source);
});

test('an exit with 0 is reported as one without a reason', async () => {
  const { error } = await errorOf('exports.handler = async () => process.exit(0);');
  expect(error.errorMessage).toMatch(/Error: Runtime exited without providing a reason$/);
});

test.each([
  [
    'an exception outside the handler',
    "setImmediate(() => { throw new RangeError('loose'); });",
    'RangeError',
    'loose',
  ],
  [
    'a rejection nobody handles',
    "Promise.reject(new RangeError('loose'));",
    'Runtime.UnhandledPromiseRejection',
    'RangeError: loose',
  ],
])(
  '%s fails the invocation and ends the environment',
  async (_name, code, errorType, errorMessage) => {
    const target = bench.define(`exports.handler = async (event) => {
    if (event.fine) return 'fine';
    ${code}
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  };`);
    const result = await bench.invoke(target);
    expect(JSON.parse(result.payload)).toMatchObject({ errorType, errorMessage });
    expect((await bench.invoke(target, { fine: true })).cold).toBe(true);
  },
);

test('a response that cannot be written as JSON fails the invocation', async () => {
  const { error } = await errorOf(
    'exports.handler = async () => { const a = {}; a.a = a; return a; };',
  );
  expect(error).toMatchObject({
    errorType: 'Error',
    errorMessage: 'Unable to stringify response body',
  });
});

test('a response may have 6,291,556 bytes and not one more', async () => {
  const target = bench.define("exports.handler = async ({ length }) => 'x'.repeat(length);");
  const largest = await bench.invoke(target, { length: 6_291_554 });
  expect(responseOf(largest)).toHaveLength(6_291_554);
  const result = await bench.invoke(target, { length: 6_291_555 });
  expect(result.failure).toBe('handler');
  expect(JSON.parse(result.payload)).toEqual({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  });
});

test.each([
  ['objects', 'const all = []; for (;;) all.push(new Array(1000).fill(Math.random()));'],
  [
    'buffers',
    `const all = []; setInterval(() => all.push(Buffer.alloc(20_000_000, 1)), 20); await new Promise(() => {});`,
  ],
])('a handler that fills its memory with %s is ended', async (_name, code) => {
  const { failure, error } = await errorOf(`exports.handler = async () => { ${code} };`, {
    MemorySize: 128,
  });
  expect(failure).toBe('exit');
  expect(error).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(/signal: (aborted|killed|trace\/breakpoint trap)$/),
  });
});

test('a start beyond the limit is made again on the time of the function', async () => {
  const source = impatient.accessPoint('slow-start');
  const target = impatient.define(
    `const fs = require('node:fs');
     fs.appendFileSync('/mnt/work/starts', 'x');
     const first = fs.readFileSync('/mnt/work/starts').length === 1;
     if (first) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     exports.handler = async () => 'loaded';`,
    mounted('slow-start'),
  );
  const result = await impatient.invoke(target);
  expect(responseOf(result)).toBe('loaded');
  expect(result.log).toMatch(
    /^INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: timeout$/m,
  );
  expect(readFileSync(join(source, 'starts'), 'utf8')).toBe('xx');
});

test('a start that never ends is a time-out', async () => {
  const { failure, payload } = await impatient.invoke(
    impatient.define('for (;;);', { Timeout: 1 }),
  );
  expect(failure).toBe('timeout');
  expect(JSON.parse(payload).errorType).toBe('Sandbox.Timedout');
});

test('a refused mount fails the invocation before the handler is loaded', async () => {
  const { failure, error } = await errorOf('for (;;);', mounted('not-allowed'));
  expect(failure).toBe('mount');
  expect(error).toEqual({
    errorType: 'S3FilesMountFailureException',
    errorMessage: 'access to not-allowed denied',
  });
});

test('what cannot run here is refused with the way out', async () => {
  const image = await errorOf('', { PackageType: 'Image' });
  expect(image.error.errorMessage).toMatch(/container image.*zip package/);
  const python = await errorOf('', { Runtime: 'python3.13' });
  expect(python.error.errorMessage).toMatch(/'python3\.13'.*nodejs/);
});

test('a package that is not a zip is named in the error', async () => {
  const target = bench.define('');
  const result = await bench.runner.invoke({
    configuration: { ...target.configuration, CodeSha256: 'AAAA' },
    codeZip: import.meta.filename,
    invokedFunctionArn: '',
    requestId: 'r',
    event: '{}',
  });
  expect(JSON.parse(result.payload).errorMessage).toContain(
    `cannot unpack ${import.meta.filename}`,
  );
});

test('nothing of the failed environments is left', async () => {
  const code = 'exports.handler = async () => process.exit(1);';
  await bench.invoke(bench.define(code, { FunctionName: 'leaves-nothing' }));
  await until(() => processesNaming('AWS_LAMBDA_FUNCTION_NAME=leaves-nothing').length === 0);
});
