/** Any JSON value. */
export type Json = null | string | number | boolean | Json[] | Document;

/** A JSON object; at the top a document of Cloud Control properties. */
export interface Document {
  [name: string]: Json;
}

/** Whether a JSON value is an object. */
export const isDocument = (json: Json | undefined): json is Document =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const sorted = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(sorted);
  if (!isDocument(json)) return json;
  const names = Object.keys(json).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(json[name]!)]));
};

/** JSON as Go writes it: keys sorted, no spaces, and `<`, `>`, `&` and the two line separators escaped. */
export const goJson = (json: Json): string =>
  JSON.stringify(sorted(json)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
