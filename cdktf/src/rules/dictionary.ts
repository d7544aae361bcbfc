/**
 * An object for keys of the caller's. V8 learns the shape of each plain object; thousands that differ in their keys make all
 * others slow as well.
 */
export const dictionary = (): Record<string, unknown> => Object.create(null);
