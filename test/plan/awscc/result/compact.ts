/** Without members that are undefined, false, or an empty object or list. */
export const compact = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, member]) =>
        member !== undefined &&
        member !== false &&
        !(member !== null && typeof member === 'object' && Object.keys(member).length === 0),
    ),
  ) as Partial<T>;

/** Orders things by their JSON text. */
export const bySerial = (a: unknown, b: unknown): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;

/** What Terraform marks as sensitive, if it marks anything. */
export const marked = (sensitive: unknown): unknown =>
  JSON.stringify(sensitive ?? false).includes('true') ? sensitive : undefined;
