import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../hcl/modules.ts';
import documented from './errors.json' with { type: 'json' };
import { tablesIn } from './tables.ts';

const tables = tablesIn('docs/operating.md').filter(({ head }) => head[0] === 'Error');
const rows = tables.flatMap((table) => table.rows);

const sources = (folder: string): string =>
  readdirSync(join(ROOT, 'local-aws', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, 'local-aws', folder, file), 'utf8'))
    .join('\n');

/** What the local AWS raises about S3 Files, read off its sources: a new one is found without being listed here. */
const raised = (): string[] => {
  const text = ['s3files', 'guards', 'mount'].map(sources).join('\n');
  const codes = text.matchAll(
    /'([A-Z][A-Za-z0-9]+(?:Exception|Attached|Violation)|NotStabilized)'|code: '([A-Z][A-Za-z]+)'/g,
  );
  return [...new Set([...codes].map(([, name, handler]) => (name ?? handler) as string))];
};

test('each error has a cause and a way out', () => {
  expect(tables.map(({ head }) => head)).toEqual(
    tables.map(() => ['Error', 'Raised by', 'Cause', 'Way out']),
  );
  for (const row of rows)
    expect(row.map((cell) => cell.length > 2)).toEqual([true, true, true, true]);
});

test('the local AWS raises nothing that the tables leave out', () => {
  const codes = raised();
  expect(codes).toEqual(
    expect.arrayContaining([
      'ResourceConflict',
      'S3FilesMountTimeoutException',
      'DependencyViolation',
    ]),
  );
  expect(codes.filter((code) => !rows.some(([error]) => error?.includes(`\`${code}\``)))).toEqual(
    [],
  );
});

test.each(documented.errors)('%s is in the tables', (error) => {
  const has = (cell = '') => error.split(', ').every((part) => cell.includes(part));
  expect(rows.filter(([cell]) => has(cell))).not.toEqual([]);
});

test('each reason for which a file is not exported is named', () => {
  const text = rows.flat().join('\n');
  expect(documented.exportErrors.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
