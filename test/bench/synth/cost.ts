import { execa } from 'execa';
import { type Figure, median } from '../figure.ts';

/** What a program cost, in milliseconds. */
export interface Cost {
  /** Of all its threads and of the processes that it started. */
  readonly processor: number;
  readonly wall: number;
}

/** Runs a program of Node's; answers what it printed as well. */
export const costOf = async (
  folder: string,
  ...args: readonly string[]
): Promise<Cost & { readonly stdout: string }> => {
  const began = performance.now();
  // The shell is told by the kernel what its children took, those of its children included. Node is not.
  const { stdout, stderr } = await execa(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time "$@"`, 'bash', process.execPath, ...args],
    { cwd: folder },
  );
  const wall = performance.now() - began;
  const [user, system] = (stderr.split('\n').at(-1) ?? '').split(' ').map(Number);
  return { processor: ((user ?? Number.NaN) + (system ?? Number.NaN)) * 1000, wall, stdout };
};

/**
 * Our time by the other's. Processor time: on a machine that others use too, the same program against itself comes to within 4 %
 * of 1 with it, and to within 20 % by the clock, whose medians are shown beside it.
 */
export const ratio = (
  what: string,
  bound: number,
  ours: readonly Cost[],
  bare: readonly Cost[],
): Figure => {
  const of = (costs: readonly Cost[], key: keyof Cost) => median(costs.map((cost) => cost[key]));
  const both = (key: keyof Cost) =>
    `${of(ours, key).toFixed(0)} ms by ${of(bare, key).toFixed(0)} ms`;
  return {
    what,
    value: of(ours, 'processor') / of(bare, 'processor'),
    unit: '×',
    bound,
    how: `processor ${both('processor')}, clock ${both('wall')}, medians of ${ours.length}`,
  };
};
