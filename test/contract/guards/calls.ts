import type { AwsAnswer, AwsCall, Guard } from '../../../local-aws/gateway/call.ts';
import { scope } from '../s3files/surroundings.ts';

/** A call as the gateway hands it over. */
export const callOf = (
  service: string,
  method: string,
  target: string,
  { body = '', host = '127.0.0.1:4566' }: { body?: unknown; host?: string } = {},
): AwsCall => {
  const [path = '/', query] = target.split('?');
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { host },
    scope,
    service,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
};

/** What the guard answers before the call goes on; nothing when it lets it pass or does not want it. */
export const refusalOf = async (guard: Guard, call: AwsCall): Promise<AwsAnswer | undefined> =>
  guard.wants(call) ? guard.before?.(call) : undefined;

/** What the caller gets when the call itself is answered like this. */
export const answerThrough = async (
  guard: Guard,
  call: AwsCall,
  answer: AwsAnswer,
): Promise<AwsAnswer> =>
  (guard.wants(call) ? await guard.after?.(call, answer) : undefined) ?? answer;
