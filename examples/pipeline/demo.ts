import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { eventually } from '../../scripts/example/eventually.ts';
import { type Invoked, invoke } from '../../scripts/example/invoke.ts';
import type { Outcome, Stage, Story } from '../../scripts/example/story.ts';
import { type DemoInput, demoInput, refuseBadInput } from './demo/input.ts';
import { keysBelow, objectList } from './demo/objects.ts';
import { stageTable } from './demo/table.ts';
import { filesBelow, tree } from './demo/tree.ts';
import { layout, type StageSummary } from './handlers/run.ts';

interface Outputs {
  readonly functions: Readonly<Record<StageSummary['stage'], string>>;
  readonly bucket: string;
  readonly prefix: string;
  /** Begins with `/`. */
  readonly root_directory: string;
}

const STAGES = ['ingest', 'transform', 'validate'] as const;
const DRAIN_SECONDS = 90;
const RELEASE_SECONDS = 180;

/** Sends records through three functions that share `/mnt/pipeline`. */
export const story: Story = {
  title: 'three functions share a directory: take records in, work on them, check them',

  // The waits of destroy are AWS's times, so they shrink with the time of the local AWS. The lifecycle rule is left out
  // because the provider watches it for 55 s before it believes it.
  variables: (timeScale) => ({
    name: 'demo',
    export_drain_seconds: Math.ceil(DRAIN_SECONDS * timeScale),
    bucket_release_seconds: Math.ceil(RELEASE_SECONDS * timeScale),
    noncurrent_version_expiration_days: 0,
  }),

  check: refuseBadInput,

  async run(stage: Stage): Promise<Outcome> {
    const { functions, bucket, prefix, root_directory } = stage.outputs as unknown as Outputs;
    const root = `${prefix}${root_directory.replace(/^\//, '')}`.replace(/\/?$/, '/');
    const runId = new Date().toISOString().slice(0, 19).replace(/\D/g, '');
    const folder = join(await stage.files(), root_directory);
    const input = await demoInput(stage.input, stage.folder);
    const call = (name: StageSummary['stage']) =>
      invoke<StageSummary>(stage.lambda, functions[name], { runId }, stage.signal);

    // Through the mount first: directories that S3 makes belong to root, and the functions could not write there.
    const first = await stage.progress.step('first mount, in an empty workspace', () =>
      call('ingest'),
    );
    const appeared = await stage.progress.step(
      `put ${input.objects.map(({ name }) => name).join(' and ')} into the bucket, wait for the files`,
      () => putInput(stage, { bucket, root, runId, folder }, input),
    );
    const runs: Invoked<StageSummary>[] = [];
    for (const name of STAGES) {
      stage.signal.throwIfAborted();
      runs.push(await stage.progress.step(`${name}: ${functions[name]}`, () => call(name)));
    }
    const keys = await stage.progress.step('wait until the results are objects', () =>
      exported(stage, bucket, `${root}runs/${runId}/`, join(folder, 'runs', runId)),
    );

    const last = runs.at(-1)?.result as StageSummary;
    const records = {
      in: last.recordsIn,
      valid: last.recordsOut,
      quarantined: last.quarantined ?? 0,
    };
    assertAccounted(records, input);
    return {
      text: [
        '',
        stageTable(runs),
        '',
        `${root_directory} on the mount, after the run:`,
        tree(folder),
        '',
        `s3://${bucket} has it as ${keys.length} objects:`,
        objectList(keys),
        '',
        `An object put into the bucket was a file on the mount ${appeared.toFixed(0)} ms later, and ingest read it.`,
        '',
        readFileSync(join(folder, 'runs', runId, layout.readableReport), 'utf8').trimEnd(),
      ].join('\n'),
      figures: {
        records,
        objects: keys.length,
        runId,
        firstMountMs: Math.round(first.duration),
        stages: runs.map(({ result, duration, cold }) => ({
          stage: result.stage,
          ms: Math.round(duration),
          cold,
        })),
      },
      tryThis: [
        `invoke   curl -d '{"runId":"${runId}"}' ${stage.target.endpoint}/2015-03-31/functions/${functions.validate}/invocations`,
        `look     ls ${folder}`,
        `         curl '${stage.target.endpoint}/${bucket}?list-type=2&prefix=${root}'`,
        '         npx s3files-local status; npx s3files-local logs',
        'stop     npx s3files-local stop',
      ],
    };
  },
};

/** Puts the input into the bucket; answers after how many milliseconds the last file was there. */
const putInput = async (
  { s3, signal }: Stage,
  { bucket, root, runId, folder }: { bucket: string; root: string; runId: string; folder: string },
  { objects }: DemoInput,
): Promise<number> => {
  // The schema first: ingest may begin as soon as it sees records.
  for (const { name, body } of objects)
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: `${root}inbox/${runId}/${name}`, Body: body }),
      { abortSignal: signal },
    );
  const began = performance.now();
  await eventually(
    `${objects.length} files in ${folder}/inbox/${runId}`,
    () => filesBelow(join(folder, 'inbox', runId)).length === objects.length,
    signal,
  );
  return performance.now() - began;
};

/** Waits until every file of the run is an object of the same size; answers the objects. */
const exported = async ({ s3, signal }: Stage, bucket: string, prefix: string, folder: string) => {
  const files = new Map(filesBelow(folder).map(({ path, bytes }) => [path, bytes]));
  return eventually(
    `${files.size} objects below s3://${bucket}/${prefix}`,
    async () => {
      const objects = await keysBelow(
        (input) => s3.send(new ListObjectsV2Command(input)),
        bucket,
        prefix,
      );
      const same = objects.filter(
        ({ key, bytes }) => files.get(key.slice(prefix.length)) === bytes,
      );
      return same.length === files.size && objects;
    },
    signal,
  );
};

/** Every record is valid or set aside, and the bad ones that we added are among the latter. */
const assertAccounted = (
  records: { in: number; valid: number; quarantined: number },
  { expected }: DemoInput,
): void => {
  const lost = records.in - records.valid - records.quarantined;
  if (lost !== 0)
    throw new Error(`${lost} of ${records.in} records are neither valid nor quarantined`);
  if (expected && records.in !== expected.records)
    throw new Error(`put in ${expected.records} records, the report counts ${records.in}`);
  if (expected && records.quarantined < expected.bad)
    throw new Error(
      `added ${expected.bad} bad records, only ${records.quarantined} were quarantined`,
    );
};
