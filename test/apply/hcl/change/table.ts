import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a plan does to a kind of resource. */
export type Kind = 'in place' | 'new first' | 'old first' | 'made' | 'deleted';
/** `made aws_iam_role_policy.own`: a kind and a resource of a module, without its index. */
export type Effect = `${Kind} ${string}`;

/** A row of docs/changing.md: edits that do the same. */
export interface Row {
  /** Paths of inputs from the root, or a phrase that other rows use, such as `another file system`. */
  readonly edits: readonly string[];
  readonly effects: readonly Effect[];
  /** Taking the input away again does nothing. */
  readonly onlyGiven: boolean;
  /** Phrases of other rows, whose effects these edits have as well. */
  readonly includes: readonly string[];
}

const PAGE = fileURLToPath(new URL('../../../../docs/changing.md', import.meta.url));
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found]) => found as string);
const CODE = /`([^`]+)`/g;
const BOLD = /\*\*([^*]+)\*\*/g;

/** Reads the tables of the page; a heading such as "An access point: `access_points.*`" says where the paths below it begin. */
export const readRows = (): Row[] => {
  let prefix = '';
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('## ')) prefix = matches(line, CODE).map((path) => `${path}.`)[0] ?? '';
      const cells = line.split('|').slice(1, -1);
      const [edit = '', inPlace = '', replaced = '', made = ''] = cells;
      if (cells.length !== 4 || !/[`*]/.test(edit)) return [];
      return [
        {
          edits: [...matches(edit, CODE).map((path) => prefix + path), ...matches(edit, BOLD)],
          onlyGiven: edit.includes('taken away: nothing'),
          includes: matches(replaced, BOLD),
          effects: [
            ...matches(inPlace, CODE).map((label): Effect => `in place ${label}`),
            ...[...replaced.matchAll(/`([^`]+)`( \(old first\))?/g)].map(
              ([, label, oldFirst]): Effect => `${oldFirst ? 'old first' : 'new first'} ${label}`,
            ),
            ...matches(made, /\+ `([^`]+)`/g).map((label): Effect => `made ${label}`),
            ...matches(made, /− `([^`]+)`/g).map((label): Effect => `deleted ${label}`),
          ],
        },
      ];
    });
};

/** The row of an edit, as it stands and with all that it includes. */
export class Rows {
  readonly #rows = new Map<string, Row>();

  constructor(rows: readonly Row[]) {
    for (const row of rows)
      for (const edit of row.edits) {
        if (this.#rows.has(edit)) throw new Error(`docs/changing.md has two rows for '${edit}'`);
        this.#rows.set(edit, row);
      }
  }

  /** The row and those it includes. */
  of(edit: string): Row[] {
    const row = this.#rows.get(edit);
    if (!row) throw new Error(`docs/changing.md has no row for '${edit}'`);
    return [row, ...row.includes.flatMap((phrase) => this.of(phrase))];
  }
}
