import { Token, Tokenization } from 'cdktf';
import { isKnownText } from './known-text.ts';

// A stack looks for tokens in every value three times, and copies it; but not what is a date, nor what says itself what it
// resolves to. A value that is both goes into the configuration as it is; where a library does look, it finds a copy.
const NO_TOKENS: object = Object.create(Date.prototype, {
  toJSON: { value: undefined },
  creationStack: { value: [] },
  resolve: {
    value(this: object) {
      return { ...this };
    },
  },
});

/** Marks an object that has no tokens, so that nobody looks for them. */
export const withoutTokens = <T extends object>(value: T): T =>
  Object.setPrototypeOf(value, NO_TOKENS);

export const hasTokens = (value: unknown): boolean => {
  if (typeof value === 'string') return !isKnownText(value);
  if (typeof value === 'number') return Token.isUnresolved(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  if (Array.isArray(value)) return value.some(hasTokens);
  // What is no plain object is for the library to judge.
  const prototype = Object.getPrototypeOf(value);
  if ((prototype !== null && prototype !== Object.prototype) || Tokenization.isResolvable(value))
    return true;
  for (const key in value)
    if (!isKnownText(key) || hasTokens((value as Readonly<Record<string, unknown>>)[key]))
      return true;
  return false;
};
