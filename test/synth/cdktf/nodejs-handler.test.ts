import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { Token } from 'cdktf';
import { execa } from 'execa';
import { unzipSync } from 'fflate';
import { type NodejsHandler, nodejsHandler, S3Files } from '../../../cdktf/src/index.ts';
import { least, synthesise, tf } from './stacks.ts';

const folder = mkdtempSync(join(tmpdir(), 's3files-handlers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a handler and a module that it imports; answers the handler's path. */
const written = (below: string, text = 'export const handler = async () => answer;'): string => {
  mkdirSync(join(folder, below), { recursive: true });
  writeFileSync(join(folder, below, 'answer.ts'), 'export const answer: number = 42;\n');
  const path = join(folder, below, 'ask.ts');
  writeFileSync(path, `import { answer } from './answer.ts';\n${text}\n`);
  return path;
};

/** The zip of the only function, and how the module is told of it. */
const packaged = (handler: NodejsHandler, more: object = {}) => {
  let zip = new Uint8Array();
  let given: unknown;
  synthesise(
    (stack) => {
      new S3Files(stack, 'files', {
        ...least,
        accessPoints: { a: {} },
        functions: { ask: { accessPoint: 'a', ...handler, ...more } },
      });
    },
    (stack, { module }) => {
      const files = module.files as { functions: { ask: { code: { filename: string } } } };
      given = files.functions.ask;
      zip = readFileSync(join(stack, files.functions.ask.code.filename));
    },
  );
  return { zip, given };
};

test('a handler becomes a zip in the stack, with all that it imports, and it runs', async () => {
  const { zip, given } = packaged(nodejsHandler(written('runs')));
  expect(given).toEqual({
    access_point: 'a',
    code: {
      filename: expect.stringMatching(/^assets\/files-code-ask\/[0-9a-f]{32}\/handler\.zip$/),
      source_code_hash: createHash('sha256').update(zip).digest('base64'),
    },
    handler: 'index.handler',
    environment: { NODE_OPTIONS: '--enable-source-maps' },
  });
  const { 'index.mjs': module, ...others } = unzipSync(zip);
  expect(Object.keys(others)).toEqual(['index.mjs.map']);
  const file = join(folder, 'index.mjs');
  writeFileSync(file, module ?? '');
  const { stdout } = await execa(process.execPath, [
    ...['--input-type=module', '--eval'],
    `import { handler } from ${JSON.stringify(pathToFileURL(file).href)}; console.log(await handler());`,
  ]);
  expect(stdout).toBe('42');
});

test('the same handler gives the same bytes in any folder and time zone', async () => {
  const [one, other] = ['one', 'deep/in/another'].map((below) => written(below));
  const { zip } = packaged(nodejsHandler(one as string));
  expect(packaged(nodejsHandler(pathToFileURL(other as string))).zip).toEqual(zip);
  expect(Buffer.from(unzipSync(zip)['index.mjs'] ?? '').toString()).not.toContain(basename(folder));

  const { bundleHandler } = await import('../../../cdktf/src/bundle.ts');
  const { TZ } = process.env;
  try {
    process.env.TZ = 'Pacific/Kiritimati';
    expect(sha256(bundleHandler(one as string).zip)).toBe(sha256(zip));
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

test('a stack trace names the line of the source', async () => {
  const { zip } = packaged(
    nodejsHandler(
      written('fails', '\nexport const handler = () => { throw new Error(String(answer)); };'),
    ),
  );
  const unpacked = mkdtempSync(join(folder, 'unpacked-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip)))
    writeFileSync(join(unpacked, name), bytes);
  const { stderr } = await execa(
    process.execPath,
    [
      ...['--enable-source-maps', '--input-type=module', '--eval'],
      `import { handler } from ${JSON.stringify(pathToFileURL(join(unpacked, 'index.mjs')).href)}; handler();`,
    ],
    { reject: false },
  );
  expect(stderr).toMatch(/Error: 42\n +at handler \(.*ask\.ts:3:38\)/);
});

test('what a function says of NODE_OPTIONS is kept, and what only Terraform knows of its environment', () => {
  const handler = nodejsHandler(written('environment'));
  const environmentOf = (environment?: unknown) =>
    (packaged(handler, { environment }).given as { environment: unknown }).environment;
  expect(environmentOf({ LEVEL: 'debug' })).toEqual({
    LEVEL: 'debug',
    NODE_OPTIONS: '--enable-source-maps',
  });
  expect(environmentOf({ NODE_OPTIONS: '' })).toEqual({ NODE_OPTIONS: '' });
  const unknown = tf('local.environment');
  expect(environmentOf(Token.asAny(unknown))).toBe(unknown);
});

test('what is bundled knows where it lies, CommonJS too', async () => {
  const path = written(
    'where',
    'import { where } from "./where.cjs"; export const handler = () => where();',
  );
  writeFileSync(
    join(folder, 'where', 'where.cjs'),
    'exports.where = () => [__dirname, __filename];',
  );
  const { zip } = packaged(nodejsHandler(path));
  const unpacked = realpathSync(mkdtempSync(join(folder, 'unpacked-')));
  for (const [name, bytes] of Object.entries(unzipSync(zip)))
    writeFileSync(join(unpacked, name), bytes);
  const { stdout } = await execa(process.execPath, [
    ...['--input-type=module', '--eval'],
    `import { handler } from ${JSON.stringify(pathToFileURL(join(unpacked, 'index.mjs')).href)}; console.log(JSON.stringify(handler()));`,
  ]);
  expect(JSON.parse(stdout)).toEqual([unpacked, join(unpacked, 'index.mjs')]);
});

test('a link to a folder leads to the same bytes', () => {
  const path = written('really');
  symlinkSync(join(folder, 'really'), join(folder, 'linked'));
  expect(packaged(nodejsHandler(join(folder, 'linked', 'ask.ts'))).zip).toEqual(
    packaged(nodejsHandler(path)).zip,
  );
});

test('what is said about a bundle is kept to', () => {
  const path = written(
    'options',
    'export { default as sdk } from "aws-sdk"; export const ask = 1;',
  );
  const { zip, given } = packaged(nodejsHandler(path, { external: ['aws-sdk'], export: 'ask' }));
  expect(new TextDecoder().decode(unzipSync(zip)['index.mjs'])).toContain('from "aws-sdk"');
  expect(given).toMatchObject({ handler: 'index.ask' });

  const small = packaged(nodejsHandler(written('small'), { minify: true })).zip;
  expect(small.length).toBeLessThan(packaged(nodejsHandler(written('small'))).zip.length);
});

test('what cannot be bundled is refused with the file and the way out', () => {
  expect(() => nodejsHandler('handlers/ask.ts')).toThrow(
    "nodejsHandler: the path must be absolute, so that it means the same in every folder; got 'handlers/ask.ts'. Write new URL('./…', import.meta.url)",
  );
  expect(() => nodejsHandler('/no/such/ask.ts')).toThrow("there is no file '/no/such/ask.ts'");
  expect(() => packaged(nodejsHandler(written('other', 'export const main = answer;')))).toThrow(
    "handler: ask.ts exports no 'handler' for stack/files; it exports main",
  );
  expect(() =>
    packaged(nodejsHandler(written('unresolved', 'import "./gone.ts"; export const handler = 1;'))),
  ).toThrow(/ask\.ts:2:7: ERROR: Could not resolve "\.\/gone\.ts"/);
  expect(() => packaged(nodejsHandler(written('broken', 'export const handler = ;')))).toThrow(
    /ask\.ts:2:23: ERROR: Unexpected ";"/,
  );
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
