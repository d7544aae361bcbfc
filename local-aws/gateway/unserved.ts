import type { Service } from './server.ts';

const MESSAGE =
  'the local AWS serves S3 Files through Cloud Control (AWS::S3Files::*, as the awscc provider uses it), not through the API of s3files itself';

/** MiniStack has a store of its own for the s3files API, which knows none of our file systems: no answer is better. */
export const unservedS3Files: Service = {
  wants: ({ service }) => service === 's3files',
  handle: async () => ({
    status: 501,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': 'UnsupportedOperationException',
    },
    body: JSON.stringify({ message: MESSAGE }),
  }),
};
