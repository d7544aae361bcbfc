import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { badRecords } from '../bad-records.ts';

/** What is put into the inbox of a run. */
export interface DemoInput {
  readonly objects: readonly { readonly name: string; readonly body: Buffer | string }[];
  /** Known only for the data set that comes with the demo. */
  readonly expected?: { readonly records: number; readonly bad: number };
}

const EXTENSIONS = ['.json', '.jsonl', '.ndjson', '.csv'];

/** Says at once what is wrong with `--input`, before anything is started. */
export const refuseBadInput = async (file: string | undefined): Promise<void> => {
  if (file === undefined) return;
  const wanted = `--input ${file}`;
  if (!EXTENSIONS.includes(extname(file).toLowerCase()))
    throw new Error(
      `${wanted}: its name must end in ${EXTENSIONS.join(', ')}, so that ingest knows how to read it`,
    );
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `${wanted}: cannot be read (${error.code}); name a file that exists and that you may read`,
    );
  });
  if (!found.isFile()) throw new Error(`${wanted}: is not a file`);
  if (found.size === 0) throw new Error(`${wanted}: is empty; it needs at least one record`);
};

/** The user's file, or the films of vega-datasets with a few bad records among them and the schema beside them. */
export const demoInput = async (file: string | undefined, example: string): Promise<DemoInput> => {
  if (file !== undefined)
    return { objects: [{ name: inboxName(file), body: await readFile(file) }] };
  // The package exports its code only; the data lie beside it.
  const code = createRequire(join(example, 'demo.ts')).resolve('vega-datasets');
  const path = join(dirname(code), '..', 'data', 'movies.json');
  const movies = JSON.parse(await readFile(path, 'utf8')) as unknown[];
  const records = [...movies, ...badRecords.map(({ record }) => record)];
  return {
    objects: [
      { name: 'schema.json', body: await readFile(join(example, 'movies.schema.json')) },
      { name: 'movies.json', body: JSON.stringify(records) },
    ],
    expected: { records: records.length, bad: badRecords.length },
  };
};

// `schema.json` in an inbox is a schema: records of that name get another one.
const inboxName = (file: string): string => {
  const name = basename(file);
  return name === 'schema.json' ? 'records.json' : name;
};
