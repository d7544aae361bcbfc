import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders in which programs are looked for, first ones first. */
export const searchPath = (): string[] => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

/** Where a shell would find a program outside of one folder. */
export const findProgram = (name: string, except: string): string | undefined =>
  name.includes('/')
    ? name
    : searchPath()
        .filter((folder) => folder !== except)
        .map((folder) => join(folder, name))
        .find(isProgram);

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};
