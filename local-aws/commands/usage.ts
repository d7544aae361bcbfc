import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line is wrong; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads options; `--help` prints the text and answers nothing. */
export const readOptions = <const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  help: string,
) => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return undefined;
  }
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** A whole number within bounds, or a sentence that says what was given. */
export const wholeNumber = (
  name: string,
  text: string | undefined,
  most: number,
): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most)
    throw new UsageError(`--${name} takes a whole number from 0 to ${most}, got '${text}'`);
  return number;
};

/** A number of 0 or more. */
export const positive = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0) || !Number.isFinite(number))
    throw new UsageError(`--${name} takes a number of 0 or more, got '${text}'`);
  return number;
};
