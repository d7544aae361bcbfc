import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { configurationOf, work } from '../stage.ts';
import type { Compute } from './outputs.ts';

/** Those who are named mount through their access point only. */
export const testFileSystemPolicy = (stage: () => Compute): void => {
  const nameOf = (key: string) => stage().outputs.functions[key]?.name as string;

  test('file system policy: it names the roles, denies them everything else, and denies everybody a connection without TLS', async () => {
    const { aws, outputs } = stage();
    const { ResourceDescription } = await aws.clients.cloudControl.send(
      new GetResourceCommand({
        TypeName: 'AWS::S3Files::FileSystemPolicy',
        Identifier: outputs.file_system,
      }),
    );
    const { Policy } = JSON.parse(ResourceDescription?.Properties ?? '{}');
    const { Statement } = typeof Policy === 'string' ? JSON.parse(Policy) : Policy;
    const named = await Promise.all(
      [nameOf('write'), 'own'].map(async (name) => (await configurationOf(stage(), name)).Role),
    );
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: named.sort() },
        Condition: { ArnEquals: { 's3files:AccessPointArn': outputs.access_points.shared } },
      }),
    );
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  test.each([
    ['a function', () => nameOf('write')],
    ['a client', () => 'own'],
  ])(
    'file system policy: %s that is named mounts nothing else, although its role may',
    async (_who, nameOfIt) => {
      const { access_points } = stage().outputs;
      await expect(through(access_points.private, nameOfIt())).rejects.toMatchObject({
        name: 'S3FilesMountFailureException',
        $metadata: { httpStatusCode: 403 },
      });
      expect(await through(access_points.shared, nameOfIt())).toMatchObject({ text: 'there' });
    },
  );

  test('file system policy: a function that is not named mounts what its role may', async () => {
    const { access_points } = stage().outputs;
    expect(await through(access_points.shared, nameOf('other'))).toMatchObject({ text: 'there' });
    expect(await through(access_points.private, nameOf('other'))).toMatchObject({ text: 'there' });
  });

  /** Attaches another access point by hand, and works through it. */
  const through = async (Arn: string, FunctionName: string) => {
    const { lambda } = stage().aws.clients;
    const { FileSystemConfigs: [config] = [] } = await configurationOf(stage(), FunctionName);
    await lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName,
        FileSystemConfigs: [{ Arn, LocalMountPath: config?.LocalMountPath }],
      }),
    );
    return work(stage(), FunctionName, { step: 'write', name: 'here.txt', text: 'there' });
  };
};
