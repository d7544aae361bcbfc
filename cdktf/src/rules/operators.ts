// HCL's operators and forms over values of which some are unknown. What is false whatever the unknown turns out to be, is false.
import { dictionary } from './dictionary.ts';
import { HclError, isPartlyUnknown, UNKNOWN } from './unknown.ts';

export const and = (left: unknown, right: unknown): unknown => {
  if (left === false || right === false) return false;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : true;
};

export const or = (left: unknown, right: unknown): unknown => {
  if (left === true || right === true) return true;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : false;
};

export const not = (value: unknown): unknown => (value === UNKNOWN ? UNKNOWN : !value);

export const equal = (left: unknown, right: unknown): unknown => {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return false;
  if (isPartlyUnknown(left) || isPartlyUnknown(right)) return UNKNOWN;
  return JSON.stringify(left) === JSON.stringify(right);
};

export const notEqual = (left: unknown, right: unknown): unknown => not(equal(left, right));

const compared =
  (compare: (left: number, right: number) => boolean) =>
  (left: unknown, right: unknown): unknown =>
    left === UNKNOWN || right === UNKNOWN ? UNKNOWN : compare(number(left), number(right));

export const lessThan = compared((left, right) => left < right);
export const lessThanOrEqual = compared((left, right) => left <= right);
export const greaterThan = compared((left, right) => left > right);
export const greaterThanOrEqual = compared((left, right) => left >= right);

const computed =
  (compute: (left: number, right: number) => number) =>
  (left: unknown, right: unknown): unknown =>
    left === UNKNOWN || right === UNKNOWN ? UNKNOWN : compute(number(left), number(right));

export const add = computed((left, right) => left + right);
export const multiply = computed((left, right) => left * right);
export const divide = computed((left, right) => left / right);

/** A number, or a text that is one. */
export const number = (value: unknown): number => {
  const found =
    typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value;
  if (typeof found !== 'number' || Number.isNaN(found))
    throw new HclError(`no number: ${String(value)}`);
  return found;
};

/** `value.a`, `value["a"]` or `value[0]`. */
export const at = (value: unknown, step: unknown): unknown => {
  if (value === UNKNOWN || step === UNKNOWN) return UNKNOWN;
  const found =
    typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)[step as string]
      : undefined;
  if (found === undefined) throw new HclError(`there is no ${String(step)}`);
  return found;
};

/** `value[*].a`. */
export const splat = (value: unknown, ...steps: readonly string[]): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((element) => steps.reduce(at, element));
};

/** The keys of a map or object in the order in which HCL visits them. */
export const keysOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null)
    throw new HclError(`no collection: ${String(value)}`);
  const keys: string[] = [];
  let isSorted = true;
  // Attributes that nobody set stand in a prototype.
  for (const key in value) {
    if (keys.length > 0 && key < (keys.at(-1) as string)) isSorted = false;
    keys.push(key);
  }
  return isSorted ? keys : keys.sort();
};

/** The elements of a list, or of a map or object in the order of their keys. */
export const elementsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  const elements: unknown[] = keysOf(value);
  for (let at = 0; at < elements.length; at++)
    elements[at] = (value as Readonly<Record<string, unknown>>)[elements[at] as string];
  return elements;
};

/** `{ for … : name => value }` of the names and values that the same for a list gives. */
export const objectFor = (pairs: unknown): unknown => {
  if (pairs === UNKNOWN) return UNKNOWN;
  const object = dictionary();
  for (const [name, value] of pairs as [unknown, unknown][]) {
    if (name === UNKNOWN) return UNKNOWN;
    object[String(name)] = value;
  }
  return object;
};

/** A template: its parts as one text, in which what is unknown is named as Terraform names it. */
export const text = (...parts: readonly unknown[]): unknown => {
  if (parts.includes(UNKNOWN)) return UNKNOWN;
  return parts.map(String).join('');
};

/** The same for a message, which says something of what is unknown too. */
export const message = (...parts: readonly unknown[]): string =>
  parts.map((part) => (part === UNKNOWN ? '(known after apply)' : String(part))).join('');
