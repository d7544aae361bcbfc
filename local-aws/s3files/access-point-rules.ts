import { invalid } from './errors.ts';

const FORBIDDEN = /[$#<>;`|&?{}^*]/;
const MAX_LEVELS = 4;
const MAX_ID = 4_294_967_295;

/** `/`, or up to four levels; checked by the service only, no schema says it (rootdirectory of AWS::S3Files::AccessPoint). */
export const checkRootDirectory = (path: string): void => {
  const refuse = (why: string) =>
    invalid(`The root directory path '${path}' is not valid: ${why}.`);
  if (path === '/') return;
  if (!path.startsWith('/')) throw refuse('it must begin with /');
  const levels = path.slice(1).replace(/\/$/, '').split('/');
  if (levels.length > MAX_LEVELS) {
    throw refuse(`it has ${levels.length} levels, at most ${MAX_LEVELS} are allowed`);
  }
  for (const level of levels) {
    if (level === '') throw refuse('it has an empty level');
    if (level.startsWith('.')) throw refuse(`level '${level}' begins with a dot`);
    const character = FORBIDDEN.exec(level)?.[0];
    if (character) throw refuse(`level '${level}' contains ${character}`);
  }
};

/** User and group ids are 32-bit numbers. */
export const checkPosixId = (name: string, id: number): void => {
  if (!Number.isInteger(id) || id < 0 || id > MAX_ID) {
    throw invalid(`${name} must be between 0 and ${MAX_ID}, got ${id}.`);
  }
};
