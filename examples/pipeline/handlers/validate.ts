import { type Workspace, workspaceFromEnv } from 'terraform-aws-s3files/workspace';
import { concurrently, PARTITIONS_AT_A_TIME } from './concurrently.ts';
import { StageMissingError } from './errors.ts';
import { findManifest, type Partition, readLines, toLines } from './partitions.ts';
import type { Fields, Numbered } from './record.ts';
import {
  type CheckedPartition,
  countReasons,
  type Quarantined,
  readableReport,
  reportOf,
} from './report.ts';
import { layout, logged, openRun, type RunEvent, type StageSummary } from './run.ts';
import { type Checker, compileSchema, type Reason } from './schema.ts';

/** Checks every record, sets the bad ones aside with their reasons and publishes the rest. The report comes last. */
export const validate = async (workspace: Workspace, event: RunEvent): Promise<StageSummary> => {
  const run = openRun(workspace, event);
  const manifest = await findManifest(run);
  if (!manifest) {
    throw new StageMissingError(
      `run ${event.runId} has no ${layout.manifest}; invoke ingest, then transform, then validate`,
    );
  }
  const check = compileSchema(await run.readJson(layout.schema), layout.schema);
  const checked = await concurrently(manifest.partitions, PARTITIONS_AT_A_TIME, (partition) =>
    validatePartition(run, partition, check),
  );
  const report = reportOf(manifest, checked);
  await run.publish(layout.readableReport, readableReport(report));
  await run.publish(layout.report, JSON.stringify(report, undefined, 2));
  return {
    stage: 'validate',
    runId: event.runId,
    recordsIn: report.records.in,
    recordsOut: report.records.valid,
    quarantined: report.records.quarantined,
    bytesIn: checked.reduce((sum, { bytesIn }) => sum + bytesIn, 0),
    bytesOut: report.bytes.valid,
    partitions: checked.length,
    reused: checked.filter(({ reused }) => reused).length,
  };
};

const validatePartition = async (
  run: Workspace,
  partition: Partition,
  check: Checker,
): Promise<CheckedPartition> => {
  const processed = await run.find(layout.processed(partition.name));
  if (!processed) {
    throw new StageMissingError(
      `${layout.processed(partition.name)} is missing; invoke transform until it succeeds, then validate`,
    );
  }
  const reused = (await run.find(layout.valid(partition.name))) !== undefined;
  if (!reused) await separate(run, partition.name, check);
  // Counted from the files, so that a second invocation reports what the first did.
  const quarantined = await readQuarantine(run, partition.name);
  return {
    name: partition.name,
    valid: partition.records - quarantined.length,
    quarantined: quarantined.length,
    reasons: countReasons(quarantined),
    bytesIn: processed.bytes,
    bytesOut: await bytesOf(run, layout.valid(partition.name)),
    reused,
  };
};

/** Publishes the valid records last: the partition is done when they are there. */
const separate = async (run: Workspace, partition: string, check: Checker): Promise<void> => {
  const valid: Fields[] = [];
  const quarantined: Quarantined[] = [];
  for (const numbered of await readLines<Numbered>(run, layout.processed(partition))) {
    const reasons = reasonsAgainst(numbered, check);
    if (reasons.length > 0) quarantined.push(setAside(numbered, reasons));
    else if ('fields' in numbered) valid.push(numbered.fields);
  }
  if (quarantined.length > 0) {
    await run.publish(layout.quarantine(partition), toLines(quarantined));
  }
  await run.publish(layout.valid(partition), toLines(valid));
};

const reasonsAgainst = (numbered: Numbered, check: Checker): Reason[] =>
  'fields' in numbered ? check(numbered.fields) : [{ field: 'record', reason: numbered.rejected }];

const setAside = (numbered: Numbered, reasons: readonly Reason[]): Quarantined => {
  const { record, line } = numbered;
  return 'fields' in numbered
    ? { record, line, reasons, fields: numbered.fields }
    : { record, line, reasons };
};

const bytesOf = async (run: Workspace, path: string): Promise<number> =>
  (await run.find(path))?.bytes ?? 0;

const readQuarantine = async (run: Workspace, partition: string): Promise<Quarantined[]> => {
  const path = layout.quarantine(partition);
  return (await run.find(path)) ? readLines<Quarantined>(run, path) : [];
};

export const handler = (event: RunEvent) => logged(validate(workspaceFromEnv(), event));
