import { Clock } from '../../../local-aws/clock.ts';
import {
  type CloudControl,
  createCloudControl,
} from '../../../local-aws/cloud-control/cloud-control.ts';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';
import { s3FilesTypes } from '../../../local-aws/s3files/cloud-control.ts';
import { type FileSystemSynchronization, S3Files } from '../../../local-aws/s3files/s3files.ts';
import { KnownSurroundings, scope } from '../s3files/surroundings.ts';

/** Sends one call as the provider does. */
export const send = async (
  cloudControl: CloudControl,
  operation: string,
  body: unknown,
  caller = scope,
): Promise<AwsAnswer> =>
  cloudControl.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `CloudApiService.${operation}`,
    },
    scope: caller,
    service: 'cloudcontrolapi',
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });

/** A server and the ways to call it. */
export interface Wire {
  readonly cloudControl: CloudControl;
  readonly surroundings: KnownSurroundings;
  readonly s3files: S3Files;
  /** The parsed answer, whatever its status. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by the shape that a test expects
  call(operation: string, body: unknown): Promise<any>;
  /** Runs a create, update or delete to its end and answers the last progress event. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  run(operation: string, body: unknown): Promise<any>;
  create(typeName: string, desired: object): Promise<string>;
  read(typeName: string, identifier: string): Promise<Record<string, unknown>>;
}

/** S3 Files behind Cloud Control, with nothing else of AWS. */
export const wire = (
  synchronization?: FileSystemSynchronization,
  clock = new Clock(0),
  holdStatus?: number,
): Wire => {
  const surroundings = new KnownSurroundings();
  const s3files = new S3Files({
    clock,
    surroundings,
    ...(synchronization ? { synchronization } : {}),
  });
  const cloudControl = createCloudControl({
    types: s3FilesTypes(s3files),
    ...(holdStatus === undefined ? {} : { holdStatus }),
  });
  const call: Wire['call'] = async (operation, body) =>
    JSON.parse(String((await send(cloudControl, operation, body)).body));
  const run: Wire['run'] = async (operation, body) => {
    const answer = await call(operation, body);
    const token = answer.ProgressEvent?.RequestToken;
    if (!token) throw new Error(`${operation} was refused: ${JSON.stringify(answer)}`);
    return (await call('GetResourceRequestStatus', { RequestToken: token })).ProgressEvent;
  };
  return {
    cloudControl,
    surroundings,
    s3files,
    call,
    run,
    async create(TypeName, desired) {
      const event = await run('CreateResource', {
        TypeName,
        DesiredState: JSON.stringify(desired),
      });
      if (event.OperationStatus !== 'SUCCESS') throw new Error(JSON.stringify(event));
      return event.Identifier;
    },
    async read(TypeName, Identifier) {
      const { ResourceDescription } = await call('GetResource', { TypeName, Identifier });
      return JSON.parse(ResourceDescription.Properties);
    },
  };
};

/** The four types. */
export const FILE_SYSTEM = 'AWS::S3Files::FileSystem';
export const MOUNT_TARGET = 'AWS::S3Files::MountTarget';
export const ACCESS_POINT = 'AWS::S3Files::AccessPoint';
export const POLICY = 'AWS::S3Files::FileSystemPolicy';

/** The least that a file system is made from. */
export const minimal = {
  Bucket: 'arn:aws:s3:::data',
  RoleArn: 'arn:aws:iam::111122223333:role/service',
};
