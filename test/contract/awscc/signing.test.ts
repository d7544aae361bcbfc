import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, test } from '@jest/globals';
import { signedHeaders } from '../../../local-aws/awscc/client/sign.ts';

interface Captured {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A POST as AWS's own SDK signs it; it is not sent. */
const signedBySdk = async (sessionToken?: string): Promise<Captured> => {
  let captured: Captured | undefined;
  const credentials = { accessKeyId: 'AKIDLAB', secretAccessKey: 'a/secret+key' };
  const client = new IAMClient({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1234',
    credentials: sessionToken ? { ...credentials, sessionToken } : credentials,
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: Captured) => {
        captured = request;
        throw new Error('captured');
      },
    },
  });
  await expect(client.send(new ListUsersCommand({}))).rejects.toThrow('captured');
  return captured!;
};

test.each([[undefined], ['a-session-token']])(
  "a request is signed as AWS's SDK signs it (session token: %s)",
  async (token) => {
    const { headers, body } = await signedBySdk(token);
    const [, scope, names] = /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(
      headers.authorization!,
    )!;
    const [, region, service] = scope!.split('/');
    const time = headers['x-amz-date']!;
    const given = names!.split(';').filter((name) => name !== 'x-amz-security-token');

    const signed = signedHeaders(
      {
        region: region!,
        accessKey: 'AKIDLAB',
        secretKey: 'a/secret+key',
        ...(token ? { token } : {}),
        cloudControl: '',
        sts: '',
        maxAttempts: 1,
      },
      service!,
      {
        url: new URL('http://127.0.0.1:1234/'),
        headers: Object.fromEntries(given.map((name) => [name, headers[name]])),
        body,
        now: new Date(time.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z')),
      },
    );

    expect(signed.authorization).toBe(headers.authorization);
    expect(signed['x-amz-security-token']).toBe(token);
  },
);
