import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../hcl/modules.ts';

/** A table of a page: its head and its rows, cells without the spaces around them. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const cells = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** The tables of a page, in order. */
export const tablesIn = (page: string): Table[] =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/(?:^\|.*\|\n)+/gm)].map(([text]) => {
    const [head = '', , ...rows] = text.trim().split('\n');
    return { head: cells(head), rows: rows.map(cells) };
  });
