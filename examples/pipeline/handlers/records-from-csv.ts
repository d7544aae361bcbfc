import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { MalformedInputError } from './errors.ts';
import { MAX_RECORD_BYTES, type Numbered } from './record.ts';

/** The records of comma-separated values; the first row names the columns. */
export async function* recordsFromCsv(
  bytes: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<Numbered> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  // An error of either side ends the loop below, so there is nothing left for the callback.
  const rows = pipeline(Readable.from(strictUtf8(bytes, path)), parser, () => {});
  const lines = new LineCounter();
  let columns: string[] | undefined;
  try {
    for await (const row of rows as AsyncIterable<{ info: Info; record: string[] }>) {
      const line = lines.of(row.record, row.info.lines);
      if (columns) yield numbered(columns, row.record, row.info.records - 1, line);
      else columns = checkedColumns(row.record, path);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new MalformedInputError(
      `${path}, record ${cause.records}: ${cause.message}; perhaps a quotation mark is not closed, correct the input and use it again`,
      { cause },
    );
  }
}

/** The line a row begins on, from the one it ends on: csv-parse 7 takes CRLF between quotation marks for two lines. */
class LineCounter {
  #tooMany = 0;

  of(values: readonly string[], end: number): number {
    const text = values.join(' ');
    this.#tooMany += text.match(/\r\n/g)?.length ?? 0;
    return end - this.#tooMany - (text.match(/\r\n|\r|\n/g)?.length ?? 0);
  }
}

const numbered = (
  columns: readonly string[],
  values: readonly string[],
  record: number,
  line: number,
): Numbered =>
  values.length === columns.length
    ? { record, line, fields: Object.fromEntries(columns.map((name, i) => [name, values[i]])) }
    : {
        record,
        line,
        rejected: `the record has ${values.length} fields, the first row names ${columns.length} columns`,
      };

const checkedColumns = (names: string[], path: string): string[] => {
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated === undefined) return names;
  throw new MalformedInputError(
    `${path}, line 1: the column ${JSON.stringify(repeated)} is named twice; the first row must name each column once`,
  );
};

/** The same bytes, or an error: csv-parse would put replacement characters for what is not UTF-8. */
async function* strictUtf8(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) {
      decoder.decode(piece, { stream: true });
      yield piece;
    }
    decoder.decode();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw cause;
    throw new MalformedInputError(`${path} is not UTF-8 text; convert it and use it again`, {
      cause,
    });
  }
}
