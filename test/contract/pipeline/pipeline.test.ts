import { expect, test } from '@jest/globals';
import { badRecords } from '../../../examples/pipeline/bad-records.ts';
import { ingest } from '../../../examples/pipeline/handlers/ingest.ts';
import { transform } from '../../../examples/pipeline/handlers/transform.ts';
import { validate } from '../../../examples/pipeline/handlers/validate.ts';
import { Workspace } from '../../../workspace/src/index.ts';
import { temporaryFolder } from '../workspace/folders.ts';
import {
  filesBelow,
  linesOf,
  movieSchema,
  openedWorkspace,
  putInput,
  readMovies,
} from './run-folder.ts';

const event = { runId: 'r1' };
type Row = Record<string, unknown>;

/** How a film should come out, worked out without the pipeline. */
const expected = (film: Row): Row => ({
  title: String(film.Title),
  us_gross: film['US Gross'],
  worldwide_gross: film['Worldwide Gross'],
  us_dvd_sales: film['US DVD Sales'],
  production_budget: film['Production Budget'],
  release_date: new Date(`${film['Release Date']} UTC`).toISOString().slice(0, 10),
  mpaa_rating: film['MPAA Rating'],
  running_time_min: film['Running Time min'],
  distributor: film.Distributor,
  source: film.Source,
  major_genre: film['Major Genre'],
  creative_type: film['Creative Type'],
  director: film.Director,
  rotten_tomatoes_rating: film['Rotten Tomatoes Rating'],
  imdb_rating: film['IMDB Rating'],
  imdb_votes: film['IMDB Votes'],
});

test('3,201 films and the known-bad records come out sorted into right and wrong', async () => {
  const films = await readMovies();
  const workspace = await openedWorkspace();
  const input = JSON.stringify([...films, ...badRecords.map(({ record }) => record)]);
  await putInput(workspace, 'r1', { 'schema.json': await movieSchema(), 'movies.json': input });

  const isRight = (film: Row) =>
    film.Title !== null && Number(String(film['Release Date']).slice(-4)) < 2012;
  const right = films.filter(isRight).map(expected);
  const wrong = films.flatMap((film, i) => (isRight(film) ? [] : [i + 1]));
  const total = films.length + badRecords.length;
  expect([films.length, wrong.length]).toEqual([3_201, 23]);

  const ingested = await ingest(workspace, event);
  const transformed = await transform(workspace, event);
  const validated = await validate(workspace, event);

  expect(ingested).toMatchObject({
    recordsIn: total,
    recordsOut: total,
    bytesIn: Buffer.byteLength(input),
    partitions: 7,
  });
  expect(transformed).toMatchObject({
    recordsIn: total,
    recordsOut: total,
    bytesIn: ingested.bytesOut,
  });
  expect(validated).toMatchObject({
    recordsIn: total,
    recordsOut: right.length,
    quarantined: wrong.length + badRecords.length,
    bytesIn: transformed.bytesOut,
  });

  const files = await filesBelow(workspace.run('r1').root);
  expect(linesOf(files, /^published\/valid\//)).toEqual(right);

  const quarantined = linesOf(files, /^published\/quarantine\//) as {
    record: number;
    reasons: { field: string; reason: string }[];
  }[];
  expect(quarantined.map(({ record }) => record)).toEqual([
    ...wrong,
    ...badRecords.map((_, i) => films.length + i + 1),
  ]);
  expect(quarantined.slice(wrong.length).map(({ reasons }) => reasons)).toEqual(
    badRecords.map(({ field, reason }) => [{ field, reason }]),
  );

  const published = Object.entries(files).filter(([name]) => name.startsWith('published/valid/'));
  expect(validated.bytesOut).toBe(
    published.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0),
  );
  expect(JSON.parse(files['published/report.json']!)).toMatchObject({
    runId: 'r1',
    schema: 'given',
    records: { in: total, valid: right.length, quarantined: quarantined.length },
    reasons: { 'release_date: must be at most 2011-12-31': 23, 'title: must be string': 2 },
  });
  expect(files['published/report.md']).toContain(
    `${total} records from \`inbox/r1/movies.json\`: ${right.length} valid, ${quarantined.length} quarantined.`,
  );
});

test('without a schema the columns of a foreign file are checked against themselves', async () => {
  const workspace = await openedWorkspace();
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i},0${i},2024-01-${String(1 + (i % 28)).padStart(2, '0')}`,
  );
  const csv = [
    'Id,Zip Code,Seen On',
    ...rows,
    'many,01234,2024-02-01',
    '41,01234,2024-02-30',
    '',
  ].join('\n');
  await putInput(workspace, 'r1', { 'visits.csv': csv });
  await ingest(workspace, event);
  await transform(workspace, event);
  expect(await validate(workspace, event)).toMatchObject({ recordsOut: 40, quarantined: 2 });

  const files = await filesBelow(workspace.run('r1').root);
  expect(linesOf(files, /valid/)[7]).toEqual({ id: 7, zip_code: '07', seen_on: '2024-01-08' });
  expect(linesOf(files, /quarantine/)).toEqual([
    {
      record: 41,
      line: 42,
      reasons: [{ field: 'id', reason: 'must be number,null' }],
      fields: { id: 'many', zip_code: '01234', seen_on: '2024-02-01' },
    },
    {
      record: 42,
      line: 43,
      reasons: [{ field: 'seen_on', reason: 'must match format "date"' }],
      fields: { id: 41, zip_code: '01234', seen_on: '2024-02-30' },
    },
  ]);
  expect(JSON.parse(files['published/report.json']!)).toMatchObject({ schema: 'inferred' });
});

test('the first invocation in a new workspace makes the inbox and says where the input goes', async () => {
  const workspace = new Workspace(await temporaryFolder());
  expect(await ingest(workspace, event)).toMatchObject({ recordsIn: 0, waitingFor: 'inbox/r1/' });
  expect(await workspace.list('inbox')).toEqual([{ name: 'README.txt', kind: 'file' }]);
});

test('input that arrives while ingest waits is taken in', async () => {
  const arriving = await openedWorkspace();
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (milliseconds: number) => {
      clock.time += milliseconds;
      if (clock.time > 3_000) await putInput(arriving, 'r1', { 'a.jsonl': '{"a":1}\n' });
    },
  };
  expect(await ingest(new Workspace(arriving.root, clock), event)).toMatchObject({ recordsIn: 1 });
});

test('runs beside each other share nothing', async () => {
  const workspace = await openedWorkspace();
  for (const runId of ['a', 'b']) {
    await putInput(workspace, runId, { 'in.jsonl': `{"run":"${runId}"}\n` });
  }
  for (const stage of [ingest, transform, validate]) {
    await Promise.all(['a', 'b'].map((runId) => stage(workspace, { runId })));
  }
  for (const runId of ['a', 'b']) {
    const files = await filesBelow(workspace.run(runId).root);
    expect(linesOf(files, /valid/)).toEqual([{ run: runId }]);
  }
});
