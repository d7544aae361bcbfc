/** An object for keys of the caller's: it inherits none, so that `__proto__` and `constructor` are keys like others. */
export const dictionary = (): Record<string, unknown> => Object.create(null);
