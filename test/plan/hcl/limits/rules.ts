import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../../harness/terraform.ts';
import { ROOT } from '../module-tests.ts';

/** The root module and its submodules. */
export const MODULES = [
  'root',
  'bucket',
  'client',
  'lambda',
  'mount',
  'network',
  's3files',
] as const;

/** Providers that a module needs, to be mocked. */
export const providersOf = (module: (typeof MODULES)[number]): readonly string[] =>
  module === 'mount' ? [] : module === 'root' || module === 's3files' ? ['aws', 'awscc'] : ['aws'];

/** A `validation` or `precondition` block. */
export interface Rule {
  /** Path from the root of the repository. */
  readonly file: string;
  /** The file and the line by which Terraform tells which rule was broken. */
  readonly rule: string;
  /** Its error_message, as it is written. */
  readonly message: string;
}

/** What was said of input that was refused, and by which rule. */
export interface Told {
  readonly message: string;
  readonly rule: string | undefined;
}

/** All rules of the root module and of its submodules. */
export const rulesOf = (): Rule[] =>
  ['.', ...readdirSync(join(ROOT, 'modules')).map((module) => `modules/${module}`)].flatMap(
    (folder) =>
      readdirSync(join(ROOT, folder))
        .filter((name) => name.endsWith('.tf'))
        .flatMap((name) => rulesIn(join(folder, name))),
  );

const rulesIn = (file: string): Rule[] => {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  return lines.flatMap((line, n) => {
    const [, block] = /^ +(validation|precondition) \{$/.exec(line) ?? [];
    if (!block) return [];
    const message = lines.slice(n).find((each) => /^ +error_message +=/.test(each))!;
    // A validation is known by its own line, a precondition by that of its condition.
    return [
      {
        file,
        rule: `${file}:${n + (block === 'validation' ? 1 : 2)}`,
        message: message.replace(/^ +error_message += "|"$/g, ''),
      },
    ];
  });
};

/** @param module `root`, or the folder in modules/ in which Terraform ran. */
export const toldBy = (module: string, diagnostics: readonly Diagnostic[]): Told[] =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, range }) => {
      const [, file, line] =
        / validation rule at ([^:\s]+):(\d+),/.exec(`${detail}`.replace(/\s+/g, ' ')) ?? [];
      const at = file ? `${file}:${line}` : range && `${range.filename}:${range.start.line}`;
      return {
        message: `${detail || summary}`
          .replace(/\s+/g, ' ')
          .replace(/ This was checked by the validation rule at \S+$/, ''),
        rule: at && (module === 'root' ? at : `modules/${module}/${at}`),
      };
    });
