import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { findLeftovers } from '../../harness/leftovers.ts';
import { Demo } from './demo.ts';

const MINUTES = 60_000;
let demo: Demo;

beforeEach(() => {
  demo = new Demo();
});
afterEach(() => demo.end());

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** Resolves when the process has said it. */
const said = (running: ReturnType<Demo['start']>, pattern: RegExp): Promise<void> =>
  new Promise((done, fail) => {
    let text = '';
    running.stderr?.on('data', (chunk: Buffer) => {
      text += chunk;
      if (pattern.test(text)) done();
    });
    running.then(() => fail(new Error(`ended without saying ${pattern}:\n${text}`)));
  });

test(
  'the demo ends with exit code 0, a summary for scripts, and nothing left behind',
  async () => {
    const { exitCode, stdout, stderr } = await demo.start(['--json'], { CI: 'true' });
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining('terraform destroy, in one pass'),
    ]);
    expect(stderr).toMatch(/providers: hashicorp\/aws .+, hashicorp\/awscc .+/);
    const summary = JSON.parse(lastLine(stdout));
    expect(summary).toMatchObject({ pendingChanges: 0, leftovers: 0 });
    const { records } = summary;
    expect(records.in).toBe(3211);
    expect(records.valid + records.quarantined).toBe(records.in);
    expect(records.quarantined).toBeGreaterThanOrEqual(10);
    // The table and the tree, without colours or cursor movement: this is no terminal, in a CI job neither.
    expect(stdout).toMatch(/│ validate +│/);
    expect(stdout).toContain('report.md');
    expect(`${stdout}${stderr}`).not.toContain('\u001b[');
    expect(await findLeftovers(demo.folder, [])).toEqual([]);
  },
  6 * MINUTES,
);

test(
  'Ctrl-C in the middle of an apply ends everything and leaves nothing',
  async () => {
    const running = demo.start();
    await said(running, /terraform apply/);
    running.kill('SIGINT');
    const { exitCode } = await running;
    expect(exitCode).toBe(130);
    expect(await findLeftovers(demo.folder, [])).toEqual([]);
  },
  3 * MINUTES,
);

test(
  'a kill that cannot be caught leaves no process and no mount',
  async () => {
    const running = demo.start();
    await said(running, /terraform init/);
    running.kill('SIGKILL');
    await running;
    const processes = async () =>
      (await findLeftovers(demo.folder, [])).filter((one) => /^(process|mount)/.test(one));
    const deadline = Date.now() + 30_000;
    while ((await processes()).length > 0 && Date.now() < deadline)
      await new Promise((done) => setTimeout(done, 200));
    expect(await processes()).toEqual([]);
  },
  3 * MINUTES,
);

test(
  'malformed input fails in the stage that reads it, names file and record, and leaves nothing',
  async () => {
    const input = join(demo.folder, 'broken.json');
    writeFileSync(input, '[{"title": "a"},\n {"title": ');
    const { exitCode, stderr } = await demo.start(['--input', input]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/✗ ingest/);
    expect(stderr).toMatch(/MalformedInputError: .*broken\.json/);
    expect(stderr).toContain('the last lines of its log:');
    expect(demo.left()).toEqual(['broken.json']);
  },
  6 * MINUTES,
);

test(
  'your own CSV passes through, and --keep leaves it running until it is stopped',
  async () => {
    const input = join(demo.folder, 'people.csv');
    const rows = Array.from(
      { length: 200 },
      (_, i) => `person ${i},${i % 90},2020-01-${String((i % 28) + 1).padStart(2, '0')}`,
    );
    writeFileSync(input, ['name,age,born', ...rows, 'nobody,not a number,2020-01-01'].join('\n'));
    const { exitCode, stdout } = await demo.start(['--input', input, '--keep', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(lastLine(stdout)).records).toEqual({ in: 201, valid: 200, quarantined: 1 });
    const [, invoke = ''] = /^ +invoke +(.+)$/m.exec(stdout) ?? [];
    const [, stop = ''] = /^ +stop +(.+)$/m.exec(stdout) ?? [];
    const env = { TMPDIR: demo.folder, S3FILES_LOCAL_HOME: demo.folder };
    const again = await execa('sh', ['-c', invoke], { env });
    expect(JSON.parse(again.stdout)).toMatchObject({ stage: 'validate', recordsIn: 201 });
    await execa(
      'sh',
      ['-c', stop.replace('npx s3files-local', `${process.execPath} dist/s3files-local.js`)],
      { env },
    );
    expect(
      (await findLeftovers(demo.folder, [])).filter((one) => !/people\.csv$|\.log$/.test(one)),
    ).toEqual([]);
  },
  6 * MINUTES,
);

test.each([
  [['--input', 'missing.json'], 1, '--input missing.json: cannot be read (ENOENT)'],
  [['--input', 'package.lock'], 1, 'its name must end in .json, .jsonl, .ndjson, .csv'],
  [['--time-scale', 'fast'], 2, "--time-scale takes a number of 0 or more, got 'fast'"],
  [['--colour'], 2, '--colour'],
])(
  '%j ends with exit code %i and says why, before anything is started',
  async (args, code, sentence) => {
    const { exitCode, stderr } = await demo.start(args);
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(sentence)]);
    expect(stderr).not.toContain('start the local AWS');
  },
);

test('an empty input file is refused before anything is started', async () => {
  const input = join(demo.folder, 'empty.json');
  writeFileSync(input, '');
  const { exitCode, stderr } = await demo.start(['--input', input]);
  expect([exitCode, stderr]).toEqual([
    1,
    expect.stringContaining('is empty; it needs at least one record'),
  ]);
});

test('what the machine lacks is said first, in one sentence each, with how to get it', async () => {
  const path = join(demo.folder, 'bin');
  mkdirSync(path);
  symlinkSync(process.execPath, join(path, 'node'));
  const { exitCode, stderr } = await demo.start([], { PATH: path });
  expect(exitCode).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^Terraform 1\.9 or newer is needed, found none: get it from https:/),
    expect.stringMatching(/^Python 3\.11 or newer is needed for the local AWS, found none: /),
    expect.stringMatching(/^git is needed and was not found: /),
  ]);
});

test('help is printed on request and lists the options', async () => {
  const { exitCode, stdout } = await demo.start(['--help']);
  expect(exitCode).toBe(0);
  for (const option of ['--input', '--keep', '--json', '--time-scale'])
    expect(stdout).toContain(option);
});
