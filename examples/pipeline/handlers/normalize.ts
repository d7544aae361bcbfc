import type { Fields } from './record.ts';
import type { ColumnSchema, RecordSchema } from './schema.ts';
import { booleanFrom, dayFrom, numberFrom } from './values.ts';

/**
 * Column by column: texts trimmed, empty ones null, and the value spelt as the schema wants it where that loses nothing. What
 * does not fit stays as it is, for `validate` to say so.
 */
export const normalize = (fields: Fields, { properties = {} }: RecordSchema): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      converted(value, Object.hasOwn(properties, name) ? properties[name]! : {}),
    ]),
  );

const converted = (value: unknown, { type, format }: ColumnSchema): unknown => {
  const accepts = (wanted: string) => type === wanted || (type?.includes(wanted) ?? false);
  if (typeof value === 'number' || typeof value === 'boolean') {
    // A film called 1776 is a title all the same.
    return accepts('string') && !accepts(typeof value) && !accepts('integer')
      ? String(value)
      : value;
  }
  if (typeof value !== 'string') return value;
  const text = value.trim().normalize('NFC');
  if (text === '') return null;
  if (format === 'date') return dayFrom(text) ?? text;
  if (accepts('string')) return text;
  if (accepts('number') || accepts('integer')) return numberFrom(text) ?? text;
  return accepts('boolean') ? (booleanFrom(text) ?? text) : text;
};
