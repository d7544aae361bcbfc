import { withRetries } from './retry.ts';
import { type Refusal, ServiceError } from './service-error.ts';
import type { Settings } from './settings.ts';
import { signedHeaders } from './sign.ts';
import type { Answer, Transport } from './transport.ts';
import type { Waiting } from './waiting.ts';

/** One call of an AWS API. */
export interface Call {
  readonly operation: string;
  readonly endpoint: string;
  /** Signing name of the service. */
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What calls are made with. */
export interface Caller {
  readonly settings: Settings;
  readonly transport: Transport;
  readonly waiting: Waiting;
  readonly signal: AbortSignal;
}

const lastPart = (type: string | undefined): string => type?.split('#').at(-1) ?? '';

const refusalIn = ({ status, requestId, body }: Answer): Refusal => {
  try {
    const json = JSON.parse(body) as { __type?: string; Message?: string; message?: string };
    const reason = json.Message || json.message || '';
    return { status, requestId, code: lastPart(json.__type), reason };
  } catch {
    const [code, reason] = ['Code', 'Message'].map(
      (tag) => new RegExp(`<${tag}>([^<]*)<`).exec(body)?.[1],
    );
    return { status, requestId, code: code ?? 'UnknownError', reason: reason ?? '' };
  }
};

const attempt = async (call: Call, { settings, transport }: Caller): Promise<string> => {
  const url = new URL(call.endpoint);
  const { headers, body } = call;
  const signed = signedHeaders(settings, call.service, { url, headers, body, now: new Date() });
  let answer: Answer;
  try {
    answer = await transport.post(url, signed, body);
  } catch (error) {
    throw new ServiceError(call.operation, {
      reason: `${url.origin}: ${(error as Error).message}`,
    });
  }
  if (answer.status >= 300) throw new ServiceError(call.operation, refusalIn(answer));
  return answer.body;
};

/** Makes a call and answers the body, or throws a ServiceError. */
export const send = (call: Call, caller: Caller): Promise<string> =>
  withRetries(
    () => attempt(call, caller),
    caller.settings.maxAttempts,
    caller.waiting,
    caller.signal,
  );
