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
    // Numbers with a point, whatever the user's language.
    { cwd: folder, env: { LC_ALL: 'C' } },
  );
  const wall = performance.now() - began;
  const [user, system] = (stderr.split('\n').at(-1) ?? '').split(' ').map(Number);
  return { processor: ((user ?? Number.NaN) + (system ?? Number.NaN)) * 1000, wall, stdout };
};

/** One run of each side, one right after the other. */
export interface Pair<Run> {
  readonly ours: Run;
  readonly bare: Run;
}

/** Runs both sides in turn, each as often first as the other. */
export const inPairs = async <Run>(
  runs: number,
  ours: () => Promise<Run>,
  bare: () => Promise<Run>,
): Promise<readonly Pair<Run>[]> => {
  const pairs: Pair<Run>[] = [];
  for (let run = 0; run < runs; run++)
    if (run % 2 === 0) pairs.push({ ours: await ours(), bare: await bare() });
    else {
      const first = await bare();
      pairs.push({ ours: await ours(), bare: first });
    }
  return pairs;
};

/** Medians of both sides, as text. */
const medians = <Run>(
  pairs: readonly Pair<Run>[],
  of: (run: Run) => number,
  shown: (value: number) => string,
): string => {
  const [ours, bare] = (['ours', 'bare'] as const).map((side) =>
    shown(median(pairs.map((pair) => of(pair[side])))),
  );
  return `${ours} by ${bare}`;
};

/** Ours by the other's, as the median of all pairs: a machine gets slower and faster while it is measured, and then for both. */
const ratio = <Run>(pairs: readonly Pair<Run>[], of: (run: Run) => number): number =>
  median(pairs.map(({ ours, bare }) => of(ours) / of(bare)));

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;

/** Processor time: on a machine that others use, the clock is off by a fifth. Its medians are shown beside it. */
export const timeRatio = (what: string, bound: number, pairs: readonly Pair<Cost>[]): Figure => ({
  what,
  value: ratio(pairs, ({ processor }) => processor),
  unit: '×',
  bound,
  how: `${pairs.length} pairs of runs; medians: processor ${medians(pairs, ({ processor }) => processor, milliseconds)}, clock ${medians(pairs, ({ wall }) => wall, milliseconds)}`,
});

/** The most memory that the process had at a time. */
export const memoryRatio = (
  what: string,
  bound: number,
  pairs: readonly Pair<{ readonly peakKiB: number }>[],
): Figure => ({
  what,
  value: ratio(pairs, ({ peakKiB }) => peakKiB),
  unit: '×',
  bound,
  how: `${pairs.length} pairs of runs; medians: ${medians(
    pairs,
    ({ peakKiB }) => peakKiB / 1024,
    (value) => `${value.toFixed(1)} MiB`,
  )}`,
});
