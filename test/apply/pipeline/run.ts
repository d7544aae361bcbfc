import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { badRecords } from '../../../examples/pipeline/bad-records.ts';
import { eventually } from '../../../scripts/example/eventually.ts';
import { invoke } from '../../../scripts/example/invoke.ts';
import { EXAMPLE, MINUTES, never, type Stage } from './stage.ts';

/** What the three functions do with real records. */
export const testRun = (stage: () => Stage): void => {
  test(
    'three functions hand over on the mount alone, and every record ends valid or quarantined in the bucket',
    async () => {
      const { lambda, s3 } = stage().aws.clients;
      const runId = 'run-1';
      const call = (name: keyof Stage['outputs']['functions']) =>
        invoke<{ recordsIn: number; recordsOut: number; quarantined?: number }>(
          lambda,
          stage().outputs.functions[name],
          { runId },
          never,
        );
      const movies = JSON.parse(
        readFileSync(join(EXAMPLE, '../../node_modules/vega-datasets/data/movies.json'), 'utf8'),
      ) as unknown[];
      const records = [...movies, ...badRecords.map(({ record }) => record)];
      const put = (name: string, Body: string | Buffer) =>
        s3.send(
          new PutObjectCommand({
            Bucket: stage().outputs.bucket,
            Key: `pipeline/inbox/${runId}/${name}`,
            Body,
          }),
        );

      await call('ingest'); // makes the workspace's directories through the mount
      await put('schema.json', readFileSync(join(EXAMPLE, 'movies.schema.json')));
      await put('movies.json', JSON.stringify(records));
      expect((await call('ingest')).result.recordsIn).toBe(records.length);
      await call('transform');
      const { result } = await call('validate');
      expect(result.recordsOut + (result.quarantined ?? 0)).toBe(records.length);

      const report = await eventually(
        'the report in the bucket',
        () =>
          s3
            .send(
              new GetObjectCommand({
                Bucket: stage().outputs.bucket,
                Key: `pipeline/runs/${runId}/published/report.json`,
              }),
            )
            .then(({ Body }) => Body?.transformToString())
            .catch(() => undefined),
        never,
      );
      expect(JSON.parse(report).records).toEqual({
        in: records.length,
        valid: result.recordsOut,
        quarantined: result.quarantined,
      });
      // Each record that was added for being bad was set aside, under its own number.
      const { Contents = [] } = await s3.send(
        new ListObjectsV2Command({
          Bucket: stage().outputs.bucket,
          Prefix: `pipeline/runs/${runId}/published/quarantine/`,
        }),
      );
      const quarantined: number[] = [];
      for (const { Key } of Contents) {
        const { Body } = await s3.send(
          new GetObjectCommand({ Bucket: stage().outputs.bucket, Key }),
        );
        for (const line of (await Body?.transformToString())?.trim().split('\n') ?? [])
          quarantined.push(JSON.parse(line).record);
      }
      const added = badRecords.map((_, i) => movies.length + i + 1);
      expect(quarantined).toEqual(expect.arrayContaining(added));
    },
    2 * MINUTES,
  );

  test('what a handler said is in CloudWatch Logs, once, between START and REPORT', async () => {
    const logGroupName = `/aws/lambda/${stage().outputs.functions.validate}`;
    const { logStreams = [] } = await stage().aws.clients.logs.send(
      new DescribeLogStreamsCommand({ logGroupName }),
    );
    const lines: string[] = [];
    for (const { logStreamName } of logStreams) {
      const { events = [] } = await stage().aws.clients.logs.send(
        new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
      );
      lines.push(...events.map(({ message = '' }) => message.trim()));
    }
    expect(lines.filter((line) => line.startsWith('START RequestId: '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('REPORT RequestId: '))).toHaveLength(1);
    expect(lines[0]).toMatch(/^(INIT_START|START)/);
    expect(lines.at(-1)).toMatch(/^REPORT RequestId: \S+\s+Duration: /);
  });
};
