import type { Fields } from './record.ts';

/** `Running Time min` → `running_time_min`, `IMDBRating` → `imdb_rating`. */
export const columnName = (name: string): string =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase() || 'column';

/** The same fields under column names; a second field for one name gets `_2`, so that none is lost. */
export const withColumnNames = (fields: Fields): Fields => {
  const renamed = new Map<string, unknown>();
  for (const [key, value] of Object.entries(fields)) {
    const name = columnName(key);
    let free = name;
    for (let n = 2; renamed.has(free); n++) free = `${name}_${n}`;
    renamed.set(free, value);
  }
  // fromEntries defines properties: a field called __proto__ stays a field.
  return Object.fromEntries(renamed);
};
