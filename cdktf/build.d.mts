/** Writes `<dist>/cdktf`, `<dist>/cdktn` and `<dist>/terraform`. */
export const buildConstructs: (dist: string) => Promise<void>;
