import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Numbered } from '../../../examples/pipeline/handlers/record.ts';
import { recordsFromCsv } from '../../../examples/pipeline/handlers/records-from-csv.ts';
import { recordsFromJson } from '../../../examples/pipeline/handlers/records-from-json.ts';

// How fast a machine tries many inputs is no matter of these tests.
jest.setTimeout(120_000);

type Read = typeof recordsFromJson;

/** The text in pieces, cut at these places of its bytes. */
async function* cut(text: string | Buffer, places: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  let from = 0;
  for (const to of ends) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

const all = async (
  read: Read,
  text: string | Buffer,
  places: readonly number[] = [],
  path = 'in.jsonl',
) => {
  const records: Numbered[] = [];
  for await (const record of read(cut(text, places), path)) records.push(record);
  return records;
};

const values = (records: readonly Numbered[]) =>
  records.map((record) => ('fields' in record ? record.fields : record.rejected));

const places = fc.array(fc.nat(), { maxLength: 6 });
const row = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 4,
});

test('a JSON array gives its records however it is indented and cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.constantFrom(0, 1, 4), places, async (rows, indent, at) => {
      const text = JSON.stringify(rows, undefined, indent);
      expect(values(await all(recordsFromJson, text, at))).toEqual(JSON.parse(text));
    }),
  );
});

test('JSON Lines give the same records, each with the line it is on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      places,
      async (rows, end, at) => {
        const records = await all(
          recordsFromJson,
          rows.map((each) => JSON.stringify(each) + end).join(''),
          at,
        );
        expect(values(records)).toEqual(JSON.parse(JSON.stringify(rows)));
        const step = end === '\n\n' ? 2 : 1;
        expect(records.map(({ line }) => line)).toEqual(rows.map((_, i) => 1 + i * step));
      },
    ),
  );
});

test('an array with a mistake anywhere is taken exactly when JSON.parse takes it', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.constantFrom(
        '',
        ',',
        ']',
        '[',
        '{',
        '}',
        '"',
        '\\',
        ' ',
        '\n',
        '1',
        ':',
        'x',
        ',,',
        '],[',
      ),
      places,
      async (rows, place, mistake, at) => {
        const right = JSON.stringify(rows);
        const where = 1 + (place % (right.length - 1));
        const text = Buffer.from(
          right.slice(0, where) + mistake + right.slice(where + 1),
        ).toString();
        let expected: unknown[] | undefined;
        try {
          expected = JSON.parse(text);
        } catch {}
        const result = await all(recordsFromJson, text, at).catch((error: Error) => error);
        if (expected) {
          const objects = expected.map((value) =>
            typeof value === 'object' && value && !Array.isArray(value)
              ? value
              : expect.any(String),
          );
          expect(values(result as Numbered[])).toEqual(objects);
        } else {
          refused++;
          expect(result).toMatchObject({
            name: 'MalformedInputError',
            message: expect.stringContaining('line '),
          });
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(refused).toBeGreaterThan(300);
});

test('a value that is no object is rejected and the others are not', async () => {
  expect(values(await all(recordsFromJson, '[1, {"a":1}, null, ["b"], "c"]'))).toEqual([
    'the record is a number, not an object',
    { a: 1 },
    'the record is null, not an object',
    'the record is an array, not an object',
    'the record is a string, not an object',
  ]);
});

test('a record of 1 MiB is taken and one of a byte more rejected with its size', async () => {
  const record = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;
  const [taken, rejected, after] = await all(
    recordsFromJson,
    `[${record(1_048_576)},\n${record(1_048_577)},\n{"b":1}]`,
    [500_000, 1_500_000],
  );
  expect(taken).toMatchObject({ record: 1, fields: { a: expect.any(String) } });
  expect(rejected).toEqual({
    record: 2,
    line: 2,
    rejected: 'the record has 1048577 bytes, 1048576 are allowed',
  });
  expect(after).toEqual({ record: 3, line: 3, fields: { b: 1 } });
});

test('a byte order mark is no part of the first record', async () => {
  expect(values(await all(recordsFromJson, '\uFEFF[{"a":1}]', [1]))).toEqual([{ a: 1 }]);
  expect(values(await all(recordsFromCsv, '\uFEFFa\n1\n'))).toEqual([{ a: '1' }]);
});

test.each([
  ['{"a":1}\n{"b":\n', 'in.jsonl, line 3: record 2, which begins on line 2, is not closed'],
  ['[{"a":1}\n{"b":2}]', 'in.jsonl, line 2: expected comma or end after record 1, found "{"'],
  ['[{"a":1},\n]', 'in.jsonl, line 2: expected value after record 1, found "]"'],
  ['[{"a":1}', 'in.jsonl, line 1: the array is not closed'],
  ['[{"a":1}] x', 'in.jsonl, line 1: expected nothing after record 1, found "x"'],
  ['{"a":1}\n{"b":x}', 'in.jsonl, line 2: record 2 is not JSON'],
])('the mistake in %j is named with its line and record', async (text, message) => {
  await expect(all(recordsFromJson, text)).rejects.toThrow(message);
});

test('a .json file that wraps its records in an object is refused with the way out', async () => {
  await expect(all(recordsFromJson, '{"data":[{"a":1}]}', [], 'in.json')).rejects.toThrow(
    'holds one JSON value and not an array of records',
  );
  expect(await all(recordsFromJson, '{"a":1}', [], 'in.jsonl')).toHaveLength(1);
  expect(await all(recordsFromJson, '{"a":1}\n{"a":2}', [], 'in.json')).toHaveLength(2);
});

const cell = fc.string({ unit: fc.constantFrom('a', '1', 'é', '"', ',', '\n', ' ', '😀') });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('CSV gives every cell back, with quotation marks and line ends inside', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), places, async (rows, at) => {
      const text = ['a,b', ...rows.map((cells) => cells.map(quoted).join(','))].join('\n');
      const records = await all(recordsFromCsv, text, at);
      expect(values(records)).toEqual(rows.map(([a, b]) => ({ a, b })));
      expect(records.map(({ record }) => record)).toEqual(rows.map((_, i) => i + 1));
    }),
  );
});

test.each(['\n', '\r\n'])(
  'a CSV record with too few or too many fields is rejected with the line it begins on (%j)',
  async (end) => {
    const text = ['a,b', '"1', '",2', '3', '', '"4', '', '",5,6', '7,8', ''].join(end);
    expect(await all(recordsFromCsv, text)).toEqual([
      { record: 1, line: 2, fields: { a: `1${end}`, b: '2' } },
      { record: 2, line: 4, rejected: 'the record has 1 fields, the first row names 2 columns' },
      { record: 3, line: 6, rejected: 'the record has 3 fields, the first row names 2 columns' },
      { record: 4, line: 9, fields: { a: '7', b: '8' } },
    ]);
  },
);

test.each([
  ['an open quotation mark', 'a,b\n1,"2\n3,4\n', /^in\.csv, record 1: .* line 3; .*quotation mark/],
  ['a column named twice', 'a,b,a\n1,2,3\n', /^in\.csv, line 1: the column "a" is named twice/],
  [
    'a record of 2 MB',
    `a\n1\n"${'x'.repeat(2_000_000)}`,
    /^in\.csv, record 2: .* 1048576 at line 3; /,
  ],
  ['text in another encoding', Buffer.from([0x61, 0x0a, 0xff, 0x0a]), /^in\.csv is not UTF-8 text/],
])('CSV with %s is refused with the place', async (_, text, message) => {
  await expect(all(recordsFromCsv, text, [], 'in.csv')).rejects.toMatchObject({
    name: 'MalformedInputError',
    message: expect.stringMatching(message),
  });
});

test('JSON that is not UTF-8 is refused instead of filled with replacement characters', async () => {
  const latin1 = Buffer.from('[{"a":"caf\xe9"}]', 'latin1');
  await expect(all(recordsFromJson, latin1)).rejects.toThrow('its text is not UTF-8');
});
