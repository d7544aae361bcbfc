import { partitionOf } from '../scope.ts';
import type { AwsCall } from './call.ts';

const DELETE = /^\/2015-03-31\/functions\/([^/]+)\/?$/;

/** The ARN of the function that a call to Lambda deleted; a version alone is not the function. */
export const deletedFunction = ({
  method,
  path,
  query,
  scope: { account, region },
}: Omit<AwsCall, 'body'>): string | undefined => {
  const [, name] = (method === 'DELETE' && DELETE.exec(path)) || [];
  if (!name || query.has('Qualifier')) return undefined;
  const given = decodeURIComponent(name);
  return given.startsWith('arn:')
    ? given
    : `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${given}`;
};
