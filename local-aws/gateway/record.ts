import type { AwsCall } from './call.ts';
import type { RecordedCall } from './call-log.ts';
import { operationOf } from './operation.ts';

/** A call as the log keeps it; its status comes with the answer. */
export const recordOf = (
  call: Omit<AwsCall, 'body'> & { body?: Buffer },
  isForm = false,
): RecordedCall => {
  const form = isForm && call.body ? new URLSearchParams(call.body.toString()) : undefined;
  const typeName = call.service === 'cloudcontrolapi' ? typeNameIn(call.body) : undefined;
  return {
    at: Date.now(),
    scope: call.scope,
    service: call.service,
    operation: operationOf(call, form),
    method: call.method,
    path: call.path,
    ...(typeName ? { typeName } : {}),
  };
};

const typeNameIn = (body: Buffer | undefined): string | undefined =>
  /"TypeName"\s*:\s*"([^"]+)"/.exec(body?.toString() ?? '')?.[1];
