import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import { serveAwscc } from '../../../local-aws/awscc/serve.ts';

// Asks the stand-in for its schema as Terraform would, and says when it is here.
const served = await serveAwscc();
const session = connect('http://localhost', {
  createConnection: () => createConnection(served.socket),
});
const stream = session.request({
  ':method': 'POST',
  ':path': '/tfplugin6.Provider/GetProviderSchema',
  'content-type': 'application/grpc',
  te: 'trailers',
});
let bytes = 0;
stream.on('data', (chunk: Buffer) => {
  bytes += chunk.length;
});
stream.on('end', async () => {
  if (bytes < 1000) throw new Error(`a schema of ${bytes} bytes is none`);
  console.log(bytes);
  session.destroy();
  await served.close();
});
stream.end(Buffer.alloc(5)); // an empty message, not compressed
