import type { Fields } from './record.ts';
import type { ColumnSchema, RecordSchema } from './schema.ts';
import { booleanFrom, dayFrom, numberFrom } from './values.ts';

type Kind = 'number' | 'boolean' | 'day' | 'text' | 'object' | 'array';

/** Of the values in a column that are there, this share must agree before the others count as wrong. */
const AGREEMENT = 0.9;
/** Records with a column for each of thousands of ids have no columns in this sense. */
const MAX_COLUMNS = 1_000;

interface Column {
  readonly kinds: Map<Kind, number>;
  /** A number-like text such as "00501" was seen: as a number it would lose something. */
  isCode: boolean;
}

/** Works out what the columns of an input hold, record by record. */
export class SchemaInference {
  readonly #columns = new Map<string, Column>();

  add(fields: Fields): void {
    for (const [name, value] of Object.entries(fields)) {
      const kind = kindOf(value);
      if (!kind) continue;
      const column = this.#column(name);
      column?.kinds.set(kind, (column.kinds.get(kind) ?? 0) + 1);
      if (column && isCode(value)) column.isCode = true;
    }
  }

  schema(): RecordSchema & Record<string, unknown> {
    const properties = [...this.#columns].map(([name, column]) => [name, typeOf(column)]);
    return {
      title: 'worked out from the input',
      description: `A column's type is the one that at least ${100 * AGREEMENT} % of its values have; a value may always be missing.`,
      type: 'object',
      minProperties: 1,
      properties: Object.fromEntries(properties),
    };
  }

  #column(name: string): Column | undefined {
    const known = this.#columns.get(name);
    if (known || this.#columns.size >= MAX_COLUMNS) return known;
    const column: Column = { kinds: new Map(), isCode: false };
    this.#columns.set(name, column);
    return column;
  }
}

const kindOf = (value: unknown): Kind | undefined => {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'string') return 'object';
  const text = value.trim();
  if (text === '') return undefined;
  if (numberFrom(text) !== undefined) return 'number';
  if (booleanFrom(text) !== undefined) return 'boolean';
  return dayFrom(text) === undefined ? 'text' : 'day';
};

const isCode = (value: unknown): boolean =>
  typeof value === 'string' &&
  (/^\s*-?0\d/.test(value) || Math.abs(numberFrom(value.trim()) ?? 0) > Number.MAX_SAFE_INTEGER);

const typeOf = ({ kinds, isCode }: Column): ColumnSchema => {
  const total = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const count = (...wanted: Kind[]) =>
    wanted.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
  const agree = (...wanted: Kind[]) => count(...wanted) >= AGREEMENT * total;
  if (agree('number') && !isCode) return { type: ['number', 'null'] };
  if (agree('boolean')) return { type: ['boolean', 'null'] };
  if (agree('day')) return { type: ['string', 'null'], format: 'date' };
  if (agree('number', 'boolean', 'day', 'text')) return { type: ['string', 'null'] };
  if (agree('object')) return { type: ['object', 'null'] };
  return agree('array') ? { type: ['array', 'null'] } : {};
};
