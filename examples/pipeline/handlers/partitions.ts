import { MalformedFileError, type Workspace } from 'terraform-aws-s3files/workspace';
import type { Numbered } from './record.ts';
import { layout } from './run.ts';

/** A part of the records: small enough to hold, large enough to be worth a file. */
export interface Partition {
  /** `part-00000` and so on. */
  readonly name: string;
  readonly records: number;
  readonly bytes: number;
}

/** What `ingest` publishes last: the input is taken in when it is there. */
export interface Manifest {
  readonly runId: string;
  readonly source: {
    /** Below the workspace. */
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  };
  readonly schema: 'given' | 'inferred';
  readonly records: number;
  readonly partitions: readonly Partition[];
}

const MAX_RECORDS = 500;
const MAX_BYTES = 4 * 1024 * 1024;

/** The records as JSON Lines, cut into parts of at most 500 records and about 4 MiB. */
export async function* partitioned(
  records: AsyncIterable<Numbered>,
): AsyncGenerator<Partition & { readonly text: string }> {
  let lines: string[] = [];
  let bytes = 0;
  let count = 0;
  const part = () => {
    const name = `part-${String(count++).padStart(5, '0')}`;
    const done = { name, records: lines.length, bytes, text: lines.join('') };
    [lines, bytes] = [[], 0];
    return done;
  };
  for await (const record of records) {
    const line = `${JSON.stringify(record)}\n`;
    lines.push(line);
    bytes += Buffer.byteLength(line);
    if (lines.length >= MAX_RECORDS || bytes >= MAX_BYTES) yield part();
  }
  if (lines.length > 0) yield part();
}

/** The values of a part that an earlier stage wrote. */
export const readLines = async <Value>(workspace: Workspace, path: string): Promise<Value[]> => {
  const lines = (await workspace.readText(path)).split('\n').slice(0, -1);
  try {
    return lines.map((line) => JSON.parse(line) as Value);
  } catch (cause) {
    throw new MalformedFileError(
      path,
      `${path} is not what the stage before wrote; remove the run and start it again`,
      { cause },
    );
  }
};

/** A part as text. */
export const toLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** The manifest of a run, or nothing while `ingest` has not finished. */
export const findManifest = async (run: Workspace): Promise<Manifest | undefined> =>
  (await run.find(layout.manifest))
    ? ((await run.readJson(layout.manifest)) as Manifest)
    : undefined;
