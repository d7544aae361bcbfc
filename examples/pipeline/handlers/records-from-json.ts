import { MalformedInputError } from './errors.ts';
import { JsonSplitter } from './json-values.ts';
import { type Fields, MAX_RECORD_BYTES, type Numbered, type RawRecord } from './record.ts';

/** The records of a JSON array or of JSON Lines, told apart by how they begin. */
export async function* recordsFromJson(
  bytes: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<Numbered> {
  const splitter = new JsonSplitter(path, MAX_RECORD_BYTES);
  let count = 0;
  for await (const raw of values(bytes, splitter)) {
    count++;
    yield numbered(raw, path);
  }
  if (count === 1 && !splitter.isArray && path.toLowerCase().endsWith('.json')) {
    throw new MalformedInputError(
      `${path} holds one JSON value and not an array of records; take the array out of it, or call it .jsonl if it is one record`,
    );
  }
}

async function* values(
  bytes: AsyncIterable<Buffer>,
  splitter: JsonSplitter,
): AsyncGenerator<RawRecord> {
  for await (const piece of withoutByteOrderMark(bytes)) yield* splitter.push(piece);
  yield* splitter.end();
}

const numbered = ({ record, line, bytes, text }: RawRecord, path: string): Numbered => {
  if (!text) {
    return {
      record,
      line,
      rejected: `the record has ${bytes} bytes, ${MAX_RECORD_BYTES} are allowed`,
    };
  }
  const value = parse(text, `${path}, line ${line}: record ${record}`);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { record, line, fields: value as Fields }
    : { record, line, rejected: `the record is ${kindOf(value)}, not an object` };
};

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const parse = (text: Buffer, where: string): unknown => {
  try {
    return JSON.parse(utf8.decode(text));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'its text is not UTF-8';
    throw new MalformedInputError(
      `${where} is not JSON: ${why}; correct the input and use it again`,
      {
        cause,
      },
    );
  }
};

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

async function* withoutByteOrderMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (!start) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < BYTE_ORDER_MARK.length) continue;
    yield start.indexOf(BYTE_ORDER_MARK) === 0 ? start.subarray(BYTE_ORDER_MARK.length) : start;
    start = undefined;
  }
  if (start) yield start;
}
