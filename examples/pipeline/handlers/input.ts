import { extname } from 'node:path';
import { FileNotFoundError, type Workspace } from 'terraform-aws-s3files/workspace';
import { InputMissingError } from './errors.ts';
import type { Numbered } from './record.ts';
import { recordsFromCsv } from './records-from-csv.ts';
import { recordsFromJson } from './records-from-json.ts';

/** What lies in a run's inbox. */
export interface Input {
  /** Below the workspace, for example `inbox/2026-11-23/movies.json`. */
  readonly path: string;
  /** The schema beside it, if there is one. */
  readonly schema?: string;
}

type Reader = (bytes: AsyncIterable<Buffer>, path: string) => AsyncGenerator<Numbered>;

const READERS: Readonly<Record<string, Reader>> = {
  '.json': recordsFromJson,
  '.jsonl': recordsFromJson,
  '.ndjson': recordsFromJson,
  '.csv': recordsFromCsv,
};

const SCHEMA = 'schema.json';

/** The directory that a run's input is put into. */
export const inboxOf = (runId: string): string => `inbox/${runId}`;

/** The input of a run, or nothing while there is none. */
export const findInput = async (
  workspace: Workspace,
  runId: string,
): Promise<Input | undefined> => {
  const inbox = inboxOf(runId);
  const names = await workspace.list(inbox).then(
    (entries) => entries.filter(({ kind }) => kind === 'file').map(({ name }) => name),
    (error: unknown): string[] => {
      if (error instanceof FileNotFoundError) return [];
      throw error;
    },
  );
  const [name, ...others] = names.filter((each) => each !== SCHEMA);
  if (name === undefined) return undefined;
  if (others.length > 0 || !READERS[extname(name).toLowerCase()]) {
    throw new InputMissingError(
      `${inbox} must hold one ${Object.keys(READERS).join(', ')} file and perhaps ${SCHEMA}; it holds ${names.join(', ')}`,
    );
  }
  const path = `${inbox}/${name}`;
  return names.includes(SCHEMA) ? { path, schema: `${inbox}/${SCHEMA}` } : { path };
};

/** The records of an input, by its extension. */
export const recordsOf = (path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Numbered> =>
  READERS[extname(path).toLowerCase()]!(bytes, path);
