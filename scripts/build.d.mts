/** Writes everything that the npm package holds in `dist/`. */
export const buildPackage: (dist: string) => Promise<void>;
