import {
  WaitTimeoutError,
  type Workspace,
  workspaceFromEnv,
} from 'terraform-aws-s3files/workspace';
import { withColumnNames } from './columns.ts';
import { InputMissingError, MalformedInputError, RunConflictError } from './errors.ts';
import { Fingerprint } from './fingerprint.ts';
import { SchemaInference } from './infer-schema.ts';
import { findInput, type Input, inboxOf, recordsOf } from './input.ts';
import { findManifest, type Manifest, type Partition, partitioned } from './partitions.ts';
import type { Numbered } from './record.ts';
import { layout, logged, openRun, type RunEvent, type StageSummary } from './run.ts';
import { compileSchema } from './schema.ts';

/** Milliseconds for an object that was just put into the bucket to appear: 14 s is the longest that was measured. */
const ARRIVAL = 20_000;

/** Takes a run's input in: cuts it into partitions and settles the schema. The manifest comes last. */
export const ingest = async (workspace: Workspace, event: RunEvent): Promise<StageSummary> => {
  const run = openRun(workspace, event);
  const { runId } = event;
  const before = await findManifest(run);
  if (before) return summary(await unchanged(workspace, before), before.partitions.length);
  if (await isNew(workspace)) return waiting(runId);

  const input = await arrived(workspace, runId);
  const given = input.schema === undefined ? undefined : await workspace.readJson(input.schema);
  if (input.schema) compileSchema(given, input.schema);

  const source = new Fingerprint(await workspace.stream(input.path));
  const inference = new SchemaInference();
  const partitions: Partition[] = [];
  const records = observed(recordsOf(input.path, source), inference);
  for await (const { text, ...partition } of partitioned(records)) {
    await run.publish(layout.raw(partition.name), text);
    partitions.push(partition);
  }
  if (partitions.length === 0) {
    throw new MalformedInputError(
      `${input.path} holds no records (${source.bytes} bytes); put a file with at least one record there`,
    );
  }
  await run.publish(layout.schema, JSON.stringify(given ?? inference.schema(), undefined, 2));
  const manifest: Manifest = {
    runId,
    source: { path: input.path, bytes: source.bytes, sha256: source.sha256() },
    schema: given === undefined ? 'inferred' : 'given',
    records: partitions.reduce((sum, each) => sum + each.records, 0),
    partitions,
  };
  await run.publish(layout.manifest, JSON.stringify(manifest, undefined, 2));
  return summary(manifest, 0);
};

async function* observed(
  records: AsyncIterable<Numbered>,
  inference: SchemaInference,
): AsyncGenerator<Numbered> {
  for await (const record of records) {
    if ('fields' in record) inference.add(withColumnNames(record.fields));
    yield record;
  }
}

/** Whether nothing has been put into this workspace yet; from then on it has an inbox of the access point's user. */
const isNew = async (workspace: Workspace): Promise<boolean> => {
  const isEmpty = (await workspace.list()).length === 0;
  if (isEmpty) await workspace.publish('inbox/README.txt', INBOX_NOTE);
  return isEmpty;
};

const INBOX_NOTE =
  'Put the input of a run into inbox/<run id>/, with a schema.json beside it if you have one.\n';

const arrived = (workspace: Workspace, runId: string): Promise<Input> =>
  workspace
    .waitFor(() => findInput(workspace, runId), { timeout: ARRIVAL })
    .catch((error: unknown) => {
      if (!(error instanceof WaitTimeoutError)) throw error;
      throw new InputMissingError(
        `there is no input for run ${runId} after ${ARRIVAL / 1000} s; put one .json, .jsonl or .csv file into ${inboxOf(runId)}/ and invoke again`,
        { cause: error },
      );
    });

/** The manifest again, unless the input is no longer the one it was made from. */
const unchanged = async (workspace: Workspace, manifest: Manifest): Promise<Manifest> => {
  const input = await findInput(workspace, manifest.runId);
  if (!input) return manifest;
  const source = new Fingerprint(await workspace.stream(input.path));
  for await (const _ of source);
  if (source.sha256() === manifest.source.sha256) return manifest;
  throw new RunConflictError(
    `run ${manifest.runId} was made from other input than ${input.path} holds now; use a new run id`,
  );
};

const summary = (manifest: Manifest, reused: number): StageSummary => ({
  stage: 'ingest',
  runId: manifest.runId,
  recordsIn: manifest.records,
  recordsOut: manifest.records,
  bytesIn: manifest.source.bytes,
  bytesOut: manifest.partitions.reduce((sum, { bytes }) => sum + bytes, 0),
  partitions: manifest.partitions.length,
  reused,
});

const waiting = (runId: string): StageSummary => ({
  stage: 'ingest',
  runId,
  recordsIn: 0,
  recordsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  partitions: 0,
  reused: 0,
  waitingFor: `${inboxOf(runId)}/`,
});

export const handler = (event: RunEvent) => logged(ingest(workspaceFromEnv(), event));
