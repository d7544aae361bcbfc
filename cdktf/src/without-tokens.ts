// A stack looks for tokens in every value three times, and in dates not at all. When all is merged, the values are
// copied into plain objects; where a library does look, it finds what it would have found.
const NO_TOKENS = Object.create(Date.prototype, { toJSON: { value: undefined } });

/** A value that has no tokens in it, marked so that nobody has to look. */
export const withoutTokens = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(NO_TOKENS), value)
    : value;
