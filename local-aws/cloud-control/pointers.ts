import type { Document } from './schema.ts';

/** `/properties/A/B` of a schema as steps: `['A', 'B']`. */
export const stepsOf = (schemaPointer: string): readonly string[] =>
  schemaPointer.split('/').slice(2);

/** The steps of a JSON pointer into a document, unescaped. */
export const pointerSteps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at these steps; nothing when any of them is missing. */
export const valueAt = (document: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    document,
  );

/** The document without the value at these steps. */
export const without = (document: Document, steps: readonly string[]): Document => {
  const [first, ...rest] = steps;
  if (first === undefined || !Object.hasOwn(document, first)) return document;
  const { [first]: value, ...others } = document;
  if (rest.length === 0) return others;
  return isObject(value) ? { ...document, [first]: without(value, rest) } : document;
};
