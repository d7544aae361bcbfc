import { describe, expect, test } from '@jest/globals';
import { readModule } from '../hcl/modules.ts';
import { tablesIn } from './tables.ts';

const tables = tablesIn('docs/cost.md');
const prices = tables
  .filter(({ head }) => head[1] === 'Price')
  .flatMap(({ rows }) => rows.map(([, price]) => price as string))
  .filter((price) => price.startsWith('$'));
const sums = tables.filter(({ head }) => head[1] === 'Computed');

const dollars = (text: string): number => Number(text.replace('$', ''));
const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;
const close = (text: string, wanted: number): boolean =>
  dollars(text) === Number((wanted + Number.EPSILON).toFixed(decimals(text)));

test('there are prices and examples', () => {
  expect(prices.length).toBeGreaterThan(7);
  expect(sums.length).toBeGreaterThan(6);
});

describe.each(sums.map((table, index) => [index + 1, table.rows] as const))(
  'example %i',
  (_, rows) => {
    const lines = rows.slice(0, -1);

    test.each(lines)('%s: %s = %s', (_what, computed, costs) => {
      const factors = computed!.split(' × ');
      expect(prices).toContain(factors.at(-1));
      const product = factors.reduce((value, factor) => value * dollars(factor), 1);
      expect({ costs, right: close(costs!, product), product }).toMatchObject({ right: true });
    });

    test('the last line is the sum of the others', () => {
      const [what, , sum] = rows.at(-1)!;
      const total = lines.reduce((value, [, , costs]) => value + dollars(costs!), 0);
      expect([what, close(sum!, total), total]).toEqual(['Sum', true, total]);
    });
  },
);

test('each input of the root module has its effect, in order', async () => {
  const { variables } = await readModule('root');
  const rows = tables.find(({ head }) => head[0] === 'Input')!.rows;
  expect(rows.map(([input]) => input).sort()).toEqual(
    Object.keys(variables)
      .map((name) => `\`${name}\``)
      .sort(),
  );
});
