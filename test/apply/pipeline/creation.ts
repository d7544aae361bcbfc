import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { callsInOrder } from '../../harness/order.ts';
import type { Stage } from './stage.ts';

/** What an apply makes, and in which order. */
export const testCreation = (stage: () => Stage): void => {
  test('everything a step needs is there before the step begins', () => {
    const { first, last } = callsInOrder(stage().aws.local.calls.all);
    const fileSystem = first('CreateResource', 'AWS::S3Files::FileSystem');
    expect(first('PutBucketVersioning')).toBeLessThan(fileSystem);
    expect(first('PutRolePolicy')).toBeLessThan(fileSystem);
    expect(first('CreateResource', 'AWS::S3Files::MountTarget')).toBeGreaterThan(fileSystem);
    expect(first('CreateResource', 'AWS::S3Files::AccessPoint')).toBeGreaterThan(fileSystem);
    // The provider reads a resource when Cloud Control has told it that the resource is ready.
    expect(last('GetResource', 'AWS::S3Files::MountTarget')).toBeLessThan(first('CreateFunction'));
    expect(last('GetResource', 'AWS::S3Files::AccessPoint')).toBeLessThan(first('CreateFunction'));
  });

  test('no call reaches the local AWS that it does not know or refuses', () => {
    const refused = stage().aws.local.calls.all.filter(
      ({ status = 0, method }) =>
        status >= 500 || (status >= 400 && method !== 'GET' && method !== 'HEAD'),
    );
    // Looking for what is not there yet is how the provider asks whether something exists.
    expect(refused.filter(({ operation }) => !/^(Get|Describe|List)/.test(operation))).toEqual([]);
  });

  test('the bucket is versioned, private and reachable over TLS only', async () => {
    const { s3 } = stage().aws.clients;
    const Bucket = stage().outputs.bucket;
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    const { PublicAccessBlockConfiguration } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket }),
    );
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const { Policy = '' } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    expect(JSON.parse(Policy).Statement).toMatchObject([
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  test('each function has the access point at /mnt/pipeline and is told so', async () => {
    const { cloudControl, lambda } = stage().aws.clients;
    const { ResourceDescriptions: [fileSystem] = [] } = await cloudControl.send(
      new ListResourcesCommand({ TypeName: 'AWS::S3Files::FileSystem' }),
    );
    for (const FunctionName of Object.values(stage().outputs.functions)) {
      const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      expect(found.FileSystemConfigs).toMatchObject([
        {
          Arn: expect.stringMatching(
            new RegExp(`^${fileSystem?.Identifier}/access-point/fsap-[0-9a-f]{17,40}$`),
          ),
          LocalMountPath: '/mnt/pipeline',
        },
      ]);
      expect(found.Environment?.Variables).toMatchObject({ WORKSPACE_ROOT: '/mnt/pipeline' });
      expect(found.VpcConfig?.SubnetIds).toHaveLength(2);
    }
  });

  test('there is one available mount target in each zone', async () => {
    const { cloudControl } = stage().aws.clients;
    const { ResourceDescriptions: [fileSystem] = [] } = await cloudControl.send(
      new ListResourcesCommand({ TypeName: 'AWS::S3Files::FileSystem' }),
    );
    const { ResourceDescriptions = [] } = await cloudControl.send(
      new ListResourcesCommand({
        TypeName: 'AWS::S3Files::MountTarget',
        ResourceModel: JSON.stringify({ FileSystemId: fileSystem?.Identifier?.split('/').pop() }),
      }),
    );
    const mountTargets = await Promise.all(
      ResourceDescriptions.map(async ({ Identifier }) => {
        const { ResourceDescription } = await cloudControl.send(
          new GetResourceCommand({ TypeName: 'AWS::S3Files::MountTarget', Identifier }),
        );
        return JSON.parse(ResourceDescription?.Properties ?? '{}');
      }),
    );
    expect(mountTargets.map(({ Status }) => Status)).toEqual(['available', 'available']);
    expect(new Set(mountTargets.map(({ AvailabilityZoneId }) => AvailabilityZoneId)).size).toBe(2);
  });
};
