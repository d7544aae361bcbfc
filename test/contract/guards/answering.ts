import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';

/** Runs a client against a server on loopback that gives this one answer. */
export const withServer = async <Result>(
  { status, headers, body }: AwsAnswer,
  use: (client: {
    endpoint: string;
    region: string;
    credentials: object;
    maxAttempts: number;
  }) => Promise<Result>,
): Promise<Result> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
      maxAttempts: 1,
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};
