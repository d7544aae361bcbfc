/** A value that Terraform will only know after apply. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A value of a configuration, plan or state. Sets are lists in Terraform's own order. */
export type Value = null | typeof UNKNOWN | string | number | boolean | Value[] | Fields;

/** The members of an object, by attribute name. */
export interface Fields {
  [name: string]: Value;
}

/** Whether a value is an object. */
export const isFields = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether nothing inside a value is unknown. */
export const isFullyKnown = (value: Value): boolean => {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.every(isFullyKnown);
  return !isFields(value) || Object.values(value).every(isFullyKnown);
};

/** Whether two values are the same; as sets arrive in one order, comparing them as lists is enough. */
export const equal = (a: Value, b: Value): boolean => {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]!));
  }
  if (!isFields(a)) return a === b;
  return isFields(b) && Object.keys(a).every((name) => equal(a[name]!, b[name] ?? null));
};

/** The member with a name; null where there is none. */
export const member = (value: Value, name: string): Value =>
  isFields(value) ? (value[name] ?? null) : null;
