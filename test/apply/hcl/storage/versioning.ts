import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import type { RecordedCall } from '../../../../local-aws/gateway/call-log.ts';
import { callsInOrder } from '../../../harness/order.ts';
import { MINUTES } from '../stage.ts';
import { SHARED, type Storage } from './outputs.ts';

/** Each file system, and what makes its bucket versioned. */
const ORDER = {
  'module.made.module.file_system.awscc_s3files_file_system.this':
    'module.made.module.bucket[0].aws_s3_bucket_versioning.this',
  'module.notified.module.file_system.awscc_s3files_file_system.this':
    'module.notified.module.bucket[0].aws_s3_bucket_versioning.this',
  'module.tenant["red"].module.file_system.awscc_s3files_file_system.this':
    'aws_s3_bucket_versioning.shared',
};

const isVersioningOfShared = ({ operation, path }: RecordedCall): boolean =>
  operation === 'PutBucketVersioning' && path.startsWith(`/${SHARED}`);

/** Versioning, of a bucket that was there before too: on before a file system comes, and until the last one is gone. */
export const testVersioning = (stage: () => Storage): void => {
  test.each(Object.entries(ORDER))(
    '%s waits for the versioning of its bucket',
    (fileSystem, versioning) => {
      const { steps } = stage();
      expect(steps.ended('create', versioning)).toBeLessThan(steps.began('create', fileSystem));
    },
  );

  test('existing bucket: PutBucketVersioning comes before the file systems on it are created', () => {
    const { all } = stage().aws.local.calls;
    const versioned = all.findIndex(isVersioningOfShared);
    expect(versioned).toBeGreaterThanOrEqual(0);
    // Those on the other buckets do not wait for it.
    const after = all
      .slice(versioned)
      .filter(
        ({ operation, typeName }) =>
          `${operation} ${typeName}` === 'CreateResource AWS::S3Files::FileSystem',
      );
    expect(after.length).toBeGreaterThanOrEqual(2);
  });

  test(
    'existing bucket: one whose versioning is not on is refused, and nothing has changed',
    async () => {
      await expect(stage().deployment.plan('-var=versioning=Suspended')).rejects.toThrow(
        /versioning_status must be "Enabled".*got "Suspended"/s,
      );
      const { Status } = await stage().aws.clients.s3.send(
        new GetBucketVersioningCommand({ Bucket: SHARED }),
      );
      expect(Status).toBe('Enabled');
    },
    2 * MINUTES,
  );
};

/** Asked after the destroy: S3 would have refused, but the call is not even tried too early. */
export const expectVersioningToStay = ({ aws, steps }: Storage): void => {
  for (const [fileSystem, versioning] of Object.entries(ORDER))
    expect(steps.ended('delete', fileSystem)).toBeLessThan(steps.began('delete', versioning));
  const { all } = aws.local.calls;
  const { last } = callsInOrder(all);
  expect(all.findIndex(isVersioningOfShared)).toBeGreaterThan(
    last('DeleteResource', 'AWS::S3Files::FileSystem'),
  );
};
