import { type Workspace, workspaceFromEnv } from 'terraform-aws-s3files/workspace';
import { withColumnNames } from './columns.ts';
import { concurrently, PARTITIONS_AT_A_TIME } from './concurrently.ts';
import { StageMissingError } from './errors.ts';
import { normalize } from './normalize.ts';
import { findManifest, type Partition, readLines, toLines } from './partitions.ts';
import type { Numbered } from './record.ts';
import { layout, logged, openRun, type RunEvent, type StageSummary } from './run.ts';
import type { RecordSchema } from './schema.ts';

/** Brings every record into one form, partition by partition; a partition that is there is not made again. */
export const transform = async (workspace: Workspace, event: RunEvent): Promise<StageSummary> => {
  const run = openRun(workspace, event);
  const manifest = await findManifest(run);
  if (!manifest) {
    throw new StageMissingError(
      `run ${event.runId} has no ${layout.manifest}; invoke ingest until it succeeds, then transform`,
    );
  }
  const schema = (await run.readJson(layout.schema)) as RecordSchema;
  const done = await concurrently(manifest.partitions, PARTITIONS_AT_A_TIME, (partition) =>
    transformPartition(run, partition, schema),
  );
  return {
    stage: 'transform',
    runId: event.runId,
    recordsIn: manifest.records,
    recordsOut: manifest.records,
    bytesIn: manifest.partitions.reduce((sum, { bytes }) => sum + bytes, 0),
    bytesOut: done.reduce((sum, { bytes }) => sum + bytes, 0),
    partitions: done.length,
    reused: done.filter(({ reused }) => reused).length,
  };
};

const transformPartition = async (run: Workspace, { name }: Partition, schema: RecordSchema) => {
  const path = layout.processed(name);
  const before = await run.find(path);
  if (before) return { bytes: before.bytes, reused: true };
  const records = await readLines<Numbered>(run, layout.raw(name));
  const normalized = records.map((record) =>
    'fields' in record
      ? { ...record, fields: normalize(withColumnNames(record.fields), schema) }
      : record,
  );
  return { bytes: await run.publish(path, toLines(normalized)), reused: false };
};

export const handler = (event: RunEvent) => logged(transform(workspaceFromEnv(), event));
