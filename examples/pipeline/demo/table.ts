import Table from 'cli-table3';
import type { Invoked } from '../../../scripts/example/invoke.ts';
import type { StageSummary } from '../handlers/run.ts';

/** What each stage did: records, bytes, time, and whether its execution environment was new. */
export const stageTable = (runs: readonly Invoked<StageSummary>[]): string => {
  const table = new Table({
    head: [
      'stage',
      'records in',
      'records out',
      'quarantined',
      'bytes in',
      'bytes out',
      'time',
      'start',
    ],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { result, duration, cold } of runs)
    table.push([
      result.stage,
      result.recordsIn,
      result.recordsOut,
      result.quarantined ?? '',
      result.bytesIn,
      result.bytesOut,
      `${duration.toFixed(0)} ms`,
      cold ? 'cold' : 'warm',
    ]);
  return table.toString();
};
