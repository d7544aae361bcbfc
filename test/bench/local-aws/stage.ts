import {
  CreateResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
} from '@aws-sdk/client-cloudcontrol';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { strToU8, zipSync } from 'fflate';
import type { LocalAws } from '../../../local-aws/local-aws.ts';
import { type Clients, clientsFor } from '../../harness/clients.ts';

export const BUCKET = 'bench';
const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** A file system on a bucket, made with the SDK: a benchmark of the local AWS need not wait for Terraform. */
export const makeFileSystem = async (
  local: LocalAws,
): Promise<{ clients: Clients; fileSystemId: string }> => {
  const clients = clientsFor(local);
  const { s3 } = clients;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await s3.send(
    new PutBucketVersioningCommand({
      Bucket: BUCKET,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  const RoleArn = await makeRole(clients, 'service', 'elasticfilesystem.amazonaws.com');
  const { FileSystemId } = await make(clients, 'FileSystem', {
    Bucket: `arn:aws:s3:::${BUCKET}`,
    RoleArn,
  });
  return { clients, fileSystemId: String(FileSystemId) };
};

/** The function whose warm invocation is measured: it does nothing. */
export const makeEmptyFunction = async (clients: Clients): Promise<string> => {
  const FunctionName = 'empty';
  const Role = await makeRole(clients, 'function', 'lambda.amazonaws.com');
  await clients.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: {
        ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = async () => {};') }),
      },
      MemorySize: 512,
      Timeout: 10,
    }),
  );
  // A new function is pending for a moment.
  for (;;) {
    const { State } = await clients.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    if (State === 'Active') return FunctionName;
  }
};

const makeRole = async ({ iam }: Clients, RoleName: string, service: string): Promise<string> => {
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'everything', PolicyDocument: everything }),
  );
  return Role?.Arn ?? '';
};

const make = async (
  { cloudControl }: Clients,
  type: string,
  desired: object,
): Promise<Record<string, unknown>> => {
  const TypeName = `AWS::S3Files::${type}`;
  const { ProgressEvent } = await cloudControl.send(
    new CreateResourceCommand({ TypeName, DesiredState: JSON.stringify(desired) }),
  );
  const { ProgressEvent: end } = await cloudControl.send(
    new GetResourceRequestStatusCommand({ RequestToken: ProgressEvent?.RequestToken }),
  );
  if (end?.OperationStatus !== 'SUCCESS') throw new Error(`${TypeName}: ${end?.StatusMessage}`);
  const { ResourceDescription } = await cloudControl.send(
    new GetResourceCommand({ TypeName, Identifier: end.Identifier }),
  );
  return JSON.parse(ResourceDescription?.Properties ?? '{}');
};
