import { GetFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { configurationOf, statementsOf, work } from '../stage.ts';
import type { Compute } from './outputs.ts';

/** Functions from a zip, an S3 object and an image, with each kind of access. */
export const testFunctions = (stage: () => Compute): void => {
  const nameOf = (key: string) => stage().outputs.functions[key]?.name as string;

  test('functions: code comes from a zip, an S3 object or an image', async () => {
    const { lambda } = stage().aws.clients;
    const packages = await Promise.all(
      ['write', 'read', 'image'].map((key) => configurationOf(stage(), nameOf(key))),
    );
    expect(packages.map(({ PackageType }) => PackageType)).toEqual(['Zip', 'Zip', 'Image']);
    expect(packages[0]?.CodeSha256).toBe(packages[1]?.CodeSha256);
    const { Code, Configuration } = await lambda.send(
      new GetFunctionCommand({ FunctionName: nameOf('image') }),
    );
    expect(Code).toMatchObject({
      ImageUri: expect.stringMatching(/^\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com\/compute:1$/),
    });
    expect(Configuration?.ImageConfigResponse?.ImageConfig).toMatchObject({
      Command: ['app.handler'],
      WorkingDirectory: '/srv',
    });
    expect(Configuration?.FileSystemConfigs).toHaveLength(1);
  });

  test('functions: an image is applied, and only invoking it is refused here', async () => {
    const { Payload, FunctionError } = await stage().aws.clients.lambda.send(
      new InvokeCommand({ FunctionName: nameOf('image') }),
    );
    expect(FunctionError).toBeTruthy();
    expect(Buffer.from(Payload ?? []).toString()).toContain('Runtime.ImageNotSupported');
  });

  test('functions: read-write writes, read-only reads the same file and may not write', async () => {
    const file = { name: 'note.txt', text: 'from write' };
    expect(await work(stage(), nameOf('write'), { step: 'write', ...file })).toEqual({
      text: file.text,
      uid: 1000,
    });
    expect(await work(stage(), nameOf('read'), { step: 'read', name: file.name })).toEqual({
      text: file.text,
      uid: 1000,
    });
    expect(await work(stage(), nameOf('read'), { step: 'write', ...file })).toEqual({
      code: 'EROFS',
    });
  });

  test('functions: root is root in the whole file system, and without that right uid 0 is nobody', async () => {
    const top = { name: 'top.txt', text: 'of root' };
    expect(await work(stage(), nameOf('squashed'), { step: 'write', ...top })).toEqual({
      code: 'EACCES',
    });
    expect(await work(stage(), nameOf('root'), { step: 'write', ...top })).toEqual({
      text: top.text,
      uid: 0,
    });
    expect(await work(stage(), nameOf('write'), { step: 'chown', name: 'note.txt' })).toEqual({
      code: 'EPERM',
    });
  });

  test('functions: direct reads are granted below the root directory, and not where they are turned off', async () => {
    const direct = async (key: string) =>
      (await statementsOf(stage(), nameOf(key))).filter(({ Action }) =>
        [Action].flat().includes('s3:GetObject'),
      );
    expect(await direct('write')).toMatchObject([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: `arn:aws:s3:::${stage().outputs.bucket}/shared/*`,
      },
    ]);
    expect(await direct('read')).toEqual([]);
  });
};
