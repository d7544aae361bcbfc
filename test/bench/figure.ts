/** One line of a benchmark's table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | '×';
  readonly bound: number;
  /** How it was measured: numbers of runs, and the two sides of a difference or ratio. */
  readonly how: string;
}

export const isWithin = ({ value, bound }: Figure): boolean => value <= bound;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Milliseconds a piece of work takes. */
export const time = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Runs two sides in turn, so that a machine that gets slower or faster meanwhile does it to both; answers both medians. */
export const inTurn = async (
  runs: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<readonly [number, number]> => {
  const ones: number[] = [];
  const others: number[] = [];
  for (let run = 0; run < runs; run++) {
    ones.push(await one());
    others.push(await other());
  }
  return [median(ones), median(others)];
};
