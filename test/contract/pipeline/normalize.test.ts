import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { columnName, withColumnNames } from '../../../examples/pipeline/handlers/columns.ts';
import { SchemaInference } from '../../../examples/pipeline/handlers/infer-schema.ts';
import { normalize } from '../../../examples/pipeline/handlers/normalize.ts';
import { dayFrom, numberFrom } from '../../../examples/pipeline/handlers/values.ts';

// How fast a machine tries many inputs is no matter of these tests.
jest.setTimeout(120_000);

test.each([
  ['Running Time min', 'running_time_min'],
  ['US Gross', 'us_gross'],
  ['IMDBRating', 'imdb_rating'],
  ['flightDate2', 'flight_date2'],
  ['  Größe (cm) ', 'größe_cm'],
  ['already_fine', 'already_fine'],
  ['???', 'column'],
])('the column %j is called %s', (name, expected) => {
  expect(columnName(name)).toBe(expected);
});

test('no field is lost, whatever the names', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.nat()), (fields) => {
      const renamed = withColumnNames(fields);
      expect(Object.values(renamed).sort()).toEqual(Object.values(fields).sort());
      // An object has names that are whole numbers first.
      const isFirst = (name: string) => /^(0|[1-9]\d*)$/.test(name);
      if (!Object.keys(renamed).some(isFirst))
        expect(Object.values(renamed)).toEqual(Object.values(fields));
    }),
  );
});

test('a field called __proto__ stays a field', () => {
  const renamed = withColumnNames(JSON.parse('{"__proto__": {"admin": true}}'));
  expect(Object.keys(renamed)).toEqual(['proto']);
  expect(Object.getPrototypeOf(renamed)).toBe(Object.prototype);
});

test('a day is read in each spelling that names the month or begins with the year', () => {
  const date = fc.date({
    min: new Date('0100-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (time) => {
      const iso = time.toISOString().slice(0, 10);
      const [year, , day] = iso.split('-').map(Number);
      const month = (length: 'long' | 'short') =>
        time.toLocaleString('en', { month: length, timeZone: 'UTC' });
      const years = String(year).padStart(4, '0');
      for (const text of [
        iso,
        iso.replaceAll('-', '/'),
        `${month('short')} ${day} ${years}`,
        `${month('long')} ${day}, ${years}`,
        `${String(day).padStart(2, '0')} ${month('long')} ${years}`,
      ]) {
        expect([text, dayFrom(text)]).toEqual([text, iso]);
      }
    }),
  );
});

test.each([
  '2010-02-30',
  'Feb 29 2011',
  '31 April 2010',
  '2010-13-01',
  '3/4/2010',
  'Foo 1 2010',
  '2010',
])('%s is no day', (text) => {
  expect(dayFrom(text)).toBeUndefined();
});

test('a text is a number exactly when JSON would write it so', () => {
  const almost = fc.string({
    unit: fc.constantFrom(...'0123456789.-+eE'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(almost, (text) => {
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {}
      expect(numberFrom(text)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

const inferred = (rows: readonly Record<string, unknown>[]) => {
  const inference = new SchemaInference();
  for (const row of rows) inference.add(row);
  return inference.schema().properties!;
};
const column = (values: readonly unknown[]) => inferred(values.map((a) => ({ a }))).a;

test.each([
  ['numbers', [1, '2', '3.5', null, ''], { type: ['number', 'null'] }],
  ['codes with leading zeros', ['12345', '00501', '99999'], { type: ['string', 'null'] }],
  ['numbers too long for a number', ['9007199254740993', '1'], { type: ['string', 'null'] }],
  ['days', ['Jul 16 2010', '2010-07-16'], { type: ['string', 'null'], format: 'date' }],
  ['truth values', ['true', false, 'FALSE'], { type: ['boolean', 'null'] }],
  ['texts', ['x', 'y', '1'], { type: ['string', 'null'] }],
  ['one mistake in ten numbers', [...'123456789', 'x'], { type: ['number', 'null'] }],
  ['two mistakes in ten numbers', [...'12345678', 'x', 'y'], { type: ['string', 'null'] }],
  ['objects', [{}, { b: 1 }], { type: ['object', 'null'] }],
  ['a mixture', [{}, 1, [], 'x'], {}],
])('%s are recognised', (_, values, expected) => {
  expect(column(values)).toEqual(expected);
});

test('a column without any value may hold anything', () => {
  expect(column([null, '', '  '])).toBeUndefined();
});

test('a value is spelt as its column wants it, where that loses nothing', () => {
  const schema = {
    properties: {
      title: { type: 'string' },
      votes: { type: ['integer', 'null'] },
      day: { type: 'string', format: 'date' },
      seen: { type: 'boolean' },
      code: { type: ['string', 'null'] },
    },
  };
  expect(
    normalize(
      { title: 1776, votes: ' 12 ', day: 'Jul 16 2010', seen: 'TRUE', code: '007', x: ' y ' },
      schema,
    ),
  ).toEqual({ title: '1776', votes: 12, day: '2010-07-16', seen: true, code: '007', x: 'y' });
  expect(
    normalize({ title: '  ', votes: '1,2', day: 'soon', seen: 'yes', code: null }, schema),
  ).toEqual({
    title: null,
    votes: '1,2',
    day: 'soon',
    seen: 'yes',
    code: null,
  });
});

test('normalising twice is normalising once', () => {
  const schema = {
    properties: { a: { type: ['number', 'null'] }, b: { type: 'string', format: 'date' } },
  };
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(' 1 ', 'Jul 16 2010', '', '1e3', 'true'));
  fc.assert(
    fc.property(fc.record({ a: value, b: value, c: value }), (fields) => {
      const once = normalize(fields, schema);
      expect(normalize(once, schema)).toEqual(once);
    }),
  );
});
