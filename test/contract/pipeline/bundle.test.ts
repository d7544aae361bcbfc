import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { bundledFrom, temporaryFolder } from '../workspace/folders.ts';
import { openedWorkspace, putInput } from './run-folder.ts';

const run = promisify(execFile);
const examples = join(import.meta.dirname, '../../../examples');

/** The handler as it is deployed, small letters and all, invoked by a process that knows no TypeScript. */
const deployed = async (handler: string) => {
  const folder = await temporaryFolder();
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [join(examples, handler)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  await writeFile(
    join(folder, 'invoke.js'),
    `require('./index.js').handler(JSON.parse(process.argv[2])).then(
      (result) => console.log(JSON.stringify({ result })),
      (error) => console.log(JSON.stringify({ name: error.name, message: error.message })))`,
  );
  const invoke = async (event: unknown, root?: string): Promise<unknown> => {
    const env = root === undefined ? {} : { WORKSPACE_ROOT: root };
    const { stdout } = await run(
      process.execPath,
      [join(folder, 'invoke.js'), JSON.stringify(event)],
      { env },
    );
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  };
  return { bytes: (await stat(outfile)).size, invoke };
};

test.each([
  ['minimal/handlers/hello.ts', 20_000],
  ['pipeline/handlers/ingest.ts', 250_000],
  ['pipeline/handlers/transform.ts', 30_000],
  ['pipeline/handlers/validate.ts', 200_000],
])(
  '%s is one file of less than %i bytes and says what is wrong without a workspace',
  async (handler, bytes) => {
    const { bytes: size, invoke } = await deployed(handler);
    expect(size).toBeLessThan(bytes);
    const outcome = await invoke({ runId: 'r1' }).catch((error: Error) => error);
    expect(JSON.stringify(outcome instanceof Error ? outcome.message : outcome)).toContain(
      'WORKSPACE_ROOT is not set',
    );
  },
);

test('the name of an error survives the bundling', async () => {
  const { root } = await openedWorkspace();
  const { invoke } = await deployed('pipeline/handlers/transform.ts');
  expect(await invoke({ runId: 'r1' }, root)).toMatchObject({ name: 'StageMissingError' });
  expect(await invoke({ runId: '..' }, root)).toMatchObject({ name: 'OutsideWorkspaceError' });
});

test('each greeting counts one more, in whichever process', async () => {
  const root = await temporaryFolder();
  const { invoke } = await deployed('minimal/handlers/hello.ts');
  for (const visits of [1, 2, 3]) {
    expect(await invoke({}, root)).toEqual({ result: { visits } });
  }
});

test('an input of 40 MB, half of it bad, passes through 30 MB of heap', async () => {
  const workspace = await openedWorkspace();
  const row = (i: number) => JSON.stringify({ id: i, text: `${i} `.repeat(1_000).slice(0, 1_000) });
  const rows = Array.from({ length: 40_000 }, (_, i) => row(i));
  await putInput(workspace, 'r1', {
    'schema.json': '{"properties":{"id":{"maximum":19999}}}',
    'in.json': `[${rows.join(',\n')}]`,
  });
  const program = await bundledFrom(join(import.meta.dirname, 'all-stages.ts'));
  const { stdout } = await run(process.execPath, [
    '--max-old-space-size=30',
    program,
    workspace.root,
    'r1',
  ]);
  expect(JSON.parse(stdout.split('\n')[2]!)).toMatchObject({
    recordsIn: 40_000,
    recordsOut: 20_000,
    quarantined: 20_000,
  });
});
