import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { SHARED, type Storage } from './outputs.ts';

/** A bucket that is made, one whose notifications are yours, and what of a bucket is shown. */
export const testBuckets = (stage: () => Storage): void => {
  const s3 = () => stage().aws.clients.s3;
  const fileSystem = async (Identifier: string) => {
    const { ResourceDescription } = await stage().aws.clients.cloudControl.send(
      new GetResourceCommand({ TypeName: 'AWS::S3Files::FileSystem', Identifier }),
    );
    return JSON.parse(ResourceDescription?.Properties ?? '{}');
  };

  test('bucket: one that is made is versioned, private, reachable over TLS only, and without ACLs', async () => {
    const Bucket = stage().outputs.made.bucket;
    expect((await s3().send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    const blocked = await s3().send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(blocked.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const owned = await s3().send(new GetBucketOwnershipControlsCommand({ Bucket }));
    expect(owned.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    const { Policy = '' } = await s3().send(new GetBucketPolicyCommand({ Bucket }));
    expect(JSON.parse(Policy).Statement).toMatchObject([
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  test('bucket: it encrypts with SSE-S3, or with your key', async () => {
    const encryption = async (Bucket: string) =>
      (await s3().send(new GetBucketEncryptionCommand({ Bucket })))
        .ServerSideEncryptionConfiguration?.Rules;
    const { made, notified } = stage().outputs;
    expect(await encryption(made.bucket)).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect(await encryption(notified.bucket)).toMatchObject([
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: notified.key,
        },
        BucketKeyEnabled: true,
      },
    ]);
  });

  test('bucket: versions that are no longer current expire after a week, or are kept when asked for', async () => {
    const rules = async (Bucket: string) =>
      (await s3().send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules;
    const [rule, ...more] = (await rules(stage().outputs.made.bucket)) ?? [];
    expect(rule).toMatchObject({
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
    });
    expect(rule?.Expiration).toBeUndefined();
    expect(more).toEqual([]);
    await expect(rules(stage().outputs.notified.bucket)).rejects.toMatchObject({
      name: 'NoSuchLifecycleConfiguration',
    });
  });

  test('bucket: EventBridge is on, and with eventbridge = false the rules are yours and stay', async () => {
    const notification = (Bucket: string) =>
      s3().send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    const { made, notified, topic } = stage().outputs;
    const ours = await notification(made.bucket);
    expect(ours.EventBridgeConfiguration).toEqual({});
    expect(ours.TopicConfigurations).toBeUndefined();
    const yours = await notification(notified.bucket);
    expect(yours.EventBridgeConfiguration).toEqual({});
    expect(yours.TopicConfigurations).toMatchObject([
      { TopicArn: topic, Events: ['s3:ObjectCreated:*'] },
    ]);
  });

  test('bucket: the file system shows all of it, or a prefix', async () => {
    const { made, notified, tenants } = stage().outputs;
    const whole = await fileSystem(made.arn);
    expect(whole.Bucket).toBe(`arn:aws:s3:::${made.bucket}`);
    expect(whole.Prefix ?? '').toBe('');
    expect(await fileSystem(notified.arn)).toMatchObject({ Prefix: 'shown/' });
    expect(await fileSystem(tenants.red?.arn as string)).toMatchObject({
      Bucket: `arn:aws:s3:::${SHARED}`,
      Prefix: 'red/',
    });
  });
};
