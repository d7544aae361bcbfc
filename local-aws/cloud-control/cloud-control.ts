import { randomUUID } from 'node:crypto';
import type { AwsAnswer, AwsCall } from '../gateway/call.ts';
import { type ApiError, apiErrorOf } from './errors.ts';
import type { ResourceTypeDefinition } from './handlers.ts';
import { Input } from './input.ts';
import { operationsOn } from './operations.ts';
import type { Document } from './schema.ts';

/** What Cloud Control serves. */
export interface CloudControlOptions {
  readonly types: readonly ResourceTypeDefinition[];
  /**
   * For how many real milliseconds a status call is held while its operation is in progress. The awscc provider polls
   * at once and then not for 5 s, 10 s and more, so an answer at the first poll is worth waiting for. Bounded, because
   * callers and proxies give up on silent connections. 20 s unless told.
   */
  readonly holdStatus?: number;
}

/** AWS Cloud Control API as the gateway calls it. */
export interface CloudControl {
  wants(call: Pick<AwsCall, 'headers'>): boolean;
  handle(call: AwsCall): Promise<AwsAnswer>;
}

const SERVICE = 'CloudApiService.';

const targetOf = ({ headers }: Pick<AwsCall, 'headers'>): string => headers['x-amz-target'] ?? '';

/** Serves the Cloud Control API for the given types: `X-Amz-Target: CloudApiService.*`. */
export const createCloudControl = ({
  types,
  holdStatus = 20_000,
}: CloudControlOptions): CloudControl => {
  const operationNamed = operationsOn(types, holdStatus);
  return {
    wants: (call) => targetOf(call).startsWith(SERVICE),
    async handle(call) {
      try {
        const operation = operationNamed(targetOf(call).slice(SERVICE.length));
        return answer(200, await operation(call.scope, new Input(call.body)));
      } catch (error) {
        return refusal(apiErrorOf(error));
      }
    },
  };
};

const answer = (status: number, body: Document): AwsAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});

/** Always 400, our own mistakes included: a 5xx would be tried again for minutes, and they do not go away. */
const refusal = ({ code, message }: ApiError): AwsAnswer =>
  answer(400, { __type: `com.amazon.cloudapiservice#${code}`, Message: message });
