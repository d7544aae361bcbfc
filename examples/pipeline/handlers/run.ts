import type { Workspace } from 'terraform-aws-s3files/workspace';
import { InvalidEventError } from './errors.ts';

/** All that a function is told; the rest lies on the mount. */
export interface RunEvent {
  readonly runId: string;
}

/** What a stage did, for whoever invoked it. */
export interface StageSummary {
  readonly stage: 'ingest' | 'transform' | 'validate';
  readonly runId: string;
  readonly recordsIn: number;
  /** Records that the next stage gets to see; for `validate`, the valid ones. */
  readonly recordsOut: number;
  readonly quarantined?: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly partitions: number;
  /** Partitions that an earlier, interrupted invocation had finished. */
  readonly reused: number;
  /** Only from `ingest` in a new workspace: where the input is awaited. */
  readonly waitingFor?: string;
}

/** Where a run keeps its files, below `runs/<runId>`. */
export const layout = {
  schema: 'schema.json',
  manifest: 'raw/manifest.json',
  raw: (partition: string) => `raw/${partition}.jsonl`,
  processed: (partition: string) => `processed/${partition}.jsonl`,
  valid: (partition: string) => `published/valid/${partition}.jsonl`,
  quarantine: (partition: string) => `published/quarantine/${partition}.jsonl`,
  report: 'published/report.json',
  readableReport: 'published/report.md',
} as const;

/** The run that an event names. */
export const openRun = (workspace: Workspace, event: RunEvent): Workspace => {
  if (typeof event?.runId !== 'string') {
    throw new InvalidEventError(
      `the event must be {"runId": "<name of the run>"}; got ${JSON.stringify(event)?.slice(0, 200)}`,
    );
  }
  return workspace.run(event.runId);
};

/** What a handler answers also goes to its log, as one line. */
export const logged = async (work: Promise<StageSummary>): Promise<StageSummary> => {
  const summary = await work;
  console.log(JSON.stringify(summary));
  return summary;
};
