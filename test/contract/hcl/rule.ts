import { readModules } from './modules.ts';

/** One `validation` block of a variable. */
export interface Rule {
  readonly module: string;
  readonly variable: string;
  readonly condition: string;
  readonly message: string;
}

/** Every rule of every module. */
export const RULES: readonly Rule[] = (await readModules()).flatMap(({ name, variables }) =>
  Object.entries(variables).flatMap(([variable, { validation = [] }]) =>
    validation.map(({ condition, error_message }) => ({
      module: name,
      variable,
      condition,
      message: error_message,
    })),
  ),
);

/** Rules of a variable that have a text in their condition or message. */
export const rulesAbout = (module: string, variable: string, text: string): readonly Rule[] =>
  RULES.filter(
    (rule) =>
      rule.module === module &&
      rule.variable === variable &&
      `${rule.condition}\n${rule.message}`.includes(text),
  );

/** The list in `contains([…], subject)`. */
export const listOf = ({ condition }: Rule, subject: string): unknown[] | undefined =>
  [...condition.matchAll(/contains\((\[[^\]]*\]), /g)]
    .filter((found) => after(condition, found).startsWith(`${subject})`))
    .map(([, list]) => JSON.parse(list!) as unknown[])[0];

/** The pattern in `regex("…", subject)`. */
export const patternOf = ({ condition }: Rule, subject: string): RegExp | undefined =>
  [...condition.matchAll(/regex\("((?:[^"\\]|\\.)*)", /g)]
    .filter((found) => after(condition, found).startsWith(`${subject})`))
    .map(([, written]) => new RegExp(JSON.parse(`"${written}"`) as string, 'u'))[0];

/** The numbers that `subject` may not go below and above, from `subject >= 1`, or from `subject < 1` in what is refused. */
export const boundsOf = ({ condition }: Rule, subject: string) => {
  const numbers = (operators: RegExp): number[] =>
    condition
      .split(subject)
      .slice(1)
      .map((rest) => operators.exec(rest)?.[1])
      .filter((number) => number !== undefined)
      .map(Number);
  return {
    lowest: numbers(/^ (?:>=|<) (-?\d+)/)[0],
    highest: numbers(/^ (?:<=|>) (-?\d+)/)[0],
  };
};

const after = (text: string, found: RegExpMatchArray): string =>
  text.slice(found.index! + found[0].length);
