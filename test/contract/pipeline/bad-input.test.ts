import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { ingest } from '../../../examples/pipeline/handlers/ingest.ts';
import type { RunEvent } from '../../../examples/pipeline/handlers/run.ts';
import { transform } from '../../../examples/pipeline/handlers/transform.ts';
import { validate } from '../../../examples/pipeline/handlers/validate.ts';
import { Workspace } from '../../../workspace/src/index.ts';
import { filesBelow, linesOf, openedWorkspace, putInput } from './run-folder.ts';

const event = { runId: 'r1' };

test.each([
  [
    'an empty file',
    { 'in.json': '' },
    'MalformedInputError',
    'inbox/r1/in.json holds no records (0 bytes); put a file',
  ],
  [
    'an empty array',
    { 'in.json': '[]' },
    'MalformedInputError',
    'inbox/r1/in.json holds no records (2 bytes)',
  ],
  [
    'only a header',
    { 'in.csv': 'a,b\n' },
    'MalformedInputError',
    'inbox/r1/in.csv holds no records',
  ],
  [
    'broken JSON',
    { 'in.json': '[{"a":1},\n{"a":}]' },
    'MalformedInputError',
    'inbox/r1/in.json, line 2: record 2 is not JSON',
  ],
  [
    'a picture',
    { 'in.png': 'x' },
    'InputMissingError',
    'must hold one .json, .jsonl, .ndjson, .csv file and perhaps schema.json; it holds in.png',
  ],
  [
    'a picture that calls itself JSON',
    { 'in.json': Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
    'MalformedInputError',
    'inbox/r1/in.json, line 1: record 1 is not JSON: its text is not UTF-8',
  ],
  [
    'two files',
    { 'a.csv': 'a\n1\n', 'b.csv': 'a\n1\n' },
    'InputMissingError',
    'it holds a.csv, b.csv',
  ],
  [
    'a schema that is no JSON',
    { 'in.csv': 'a\n1\n', 'schema.json': '{' },
    'MalformedFileError',
    'inbox/r1/schema.json is not JSON',
  ],
  [
    'a schema that is none',
    { 'in.csv': 'a\n1\n', 'schema.json': '{"type":"strnig"}' },
    'SchemaError',
    'inbox/r1/schema.json is not a JSON Schema (2020-12)',
  ],
  [
    'a schema that is a list',
    { 'in.csv': 'a\n1\n', 'schema.json': '[]' },
    'SchemaError',
    'inbox/r1/schema.json must be an object',
  ],
  [
    'a schema of another draft',
    { 'in.csv': 'a\n1\n', 'schema.json': '{"$schema":"http://json-schema.org/draft-07/schema#"}' },
    'SchemaError',
    'draft-07',
  ],
])('%s is refused by name and leaves no run to go on with', async (_, files, name, message) => {
  const workspace = await openedWorkspace();
  await putInput(workspace, 'r1', files as Record<string, string>);
  await expect(ingest(workspace, event)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
  await expect(transform(workspace, event)).rejects.toMatchObject({ name: 'StageMissingError' });

  await putInput(workspace, 'r2', { 'in.csv': 'a\n1\n' });
  expect(await ingest(workspace, { runId: 'r2' })).toMatchObject({ recordsIn: 1 });
});

test('after a refusal the corrected input is taken under the same run id', async () => {
  const workspace = await openedWorkspace();
  const many = Array.from({ length: 1_200 }, (_, i) => `{"a":${i}}\n`).join('');
  await putInput(workspace, 'r1', { 'in.jsonl': `${many}{"a":` });
  await expect(ingest(workspace, event)).rejects.toMatchObject({ name: 'MalformedInputError' });
  await putInput(workspace, 'r1', { 'in.jsonl': '{"a":1}\n' });
  for (const stage of [ingest, transform]) await stage(workspace, event);
  expect(await validate(workspace, event)).toMatchObject({ recordsOut: 1, partitions: 1 });
  const files = await filesBelow(workspace.run('r1').root);
  expect(linesOf(files, /published\/valid/)).toEqual([{ a: 1 }]);
});

test('a record of 10 MB is quarantined with its size and the others go through', async () => {
  const workspace = await openedWorkspace();
  const large = `{"a":"${'x'.repeat(10_000_000)}"}`;
  await putInput(workspace, 'r1', { 'in.json': `[{"a":"1"},\n${large},\n{"a":"3"}]` });
  for (const stage of [ingest, transform]) await stage(workspace, event);
  expect(await validate(workspace, event)).toMatchObject({ recordsOut: 2, quarantined: 1 });
  expect(linesOf(await filesBelow(workspace.run('r1').root), /quarantine/)).toEqual([
    {
      record: 2,
      line: 2,
      reasons: [{ field: 'record', reason: 'the record has 10000008 bytes, 1048576 are allowed' }],
    },
  ]);
});

test.each([{ runId: '../../etc' }, { runId: 'a/../b' }, { runId: '' }])(
  'the run id in %j does not leave the workspace',
  async (bad) => {
    const workspace = await openedWorkspace();
    for (const stage of [ingest, transform, validate]) {
      await expect(stage(workspace, bad)).rejects.toMatchObject({ name: 'OutsideWorkspaceError' });
    }
    expect(await filesBelow(workspace.root)).toEqual({});
  },
);

test.each([undefined, null, {}, { runId: 1 }, 'r1'])(
  'the event %j is refused with its form',
  async (bad) => {
    const workspace = await openedWorkspace();
    for (const stage of [ingest, transform, validate]) {
      await expect(stage(workspace, bad as unknown as RunEvent)).rejects.toMatchObject({
        name: 'InvalidEventError',
        message: expect.stringContaining('{"runId": "<name of the run>"}'),
      });
    }
  },
);

test('an input that never comes is reported with where it belongs', async () => {
  const { root } = await openedWorkspace();
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (milliseconds: number) => {
      clock.time += milliseconds;
    },
  };
  await expect(ingest(new Workspace(root, clock), event)).rejects.toMatchObject({
    name: 'InputMissingError',
    message:
      'there is no input for run r1 after 20 s; put one .json, .jsonl or .csv file into inbox/r1/ and invoke again',
  });
});

test('each stage names the one that is missing before it', async () => {
  const workspace = await openedWorkspace();
  await expect(validate(workspace, event)).rejects.toThrow('run r1 has no raw/manifest.json');
  await putInput(workspace, 'r1', { 'in.csv': 'a\n1\n' });
  await ingest(workspace, event);
  await expect(validate(workspace, event)).rejects.toMatchObject({
    name: 'StageMissingError',
    message: expect.stringContaining('processed/part-00000.jsonl is missing; invoke transform'),
  });
});

test('refusals leave no descriptor open', async () => {
  const workspace = await openedWorkspace();
  const openFiles = async () => (await readdir('/proc/self/fd')).length;
  const before = await openFiles();
  const bad = {
    'in.json': `[${'{"a":1},'.repeat(2_000)}x]`,
    'in.csv': `a\n${'1\n'.repeat(2_000)}"`,
  };
  for (const [name, content] of Object.entries(bad)) {
    for (let i = 0; i < 6; i++) {
      const runId = `${name.slice(3)}-${i}`;
      await putInput(workspace, runId, { [name]: content });
      await expect(ingest(workspace, { runId })).rejects.toMatchObject({
        name: 'MalformedInputError',
      });
    }
  }
  expect(await openFiles()).toBeLessThan(before + 5);
});

test('as many reasons as records are counted together beyond 200, and none is lost', async () => {
  const workspace = await openedWorkspace();
  const rows = Array.from({ length: 1_200 }, (_, i) => `{"id-${i}":1}\n`).join('');
  await putInput(workspace, 'r1', {
    'in.jsonl': rows,
    'schema.json': '{"additionalProperties":false}',
  });
  for (const stage of [ingest, transform]) await stage(workspace, event);
  expect(await validate(workspace, event)).toMatchObject({ recordsOut: 0, quarantined: 1_200 });
  const { reasons } = (await workspace.run('r1').readJson('published/report.json')) as {
    reasons: Record<string, number>;
  };
  expect(Object.keys(reasons)).toHaveLength(201);
  expect(Object.values(reasons).reduce((sum, count) => sum + count)).toBe(1_200);
});
