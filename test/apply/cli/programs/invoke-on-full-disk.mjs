// Invokes a function whose package finds no room, and again once there is some. Prints both answers as JSON.
import { randomBytes } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';

// The disk, and how much room it is to have.
const [full, bytes] = process.argv.slice(2);
const lambda = new LambdaClient({ maxAttempts: 1 });
const FunctionName = 'large';
await lambda.send(
  new CreateFunctionCommand({
    FunctionName,
    Role: 'arn:aws:iam::111122223333:role/any',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: {
      ZipFile: zipSync({
        'index.mjs': strToU8('export const handler = async () => "ran";'),
        data: new Uint8Array(randomBytes(500_000)),
      }),
    },
  }),
);
const isActive = async () =>
  (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).State === 'Active';
while (!(await isActive()));

const invoke = async () => {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  return JSON.parse(Buffer.from(Payload).toString());
};
const [filler, room] = [join(full, 'filler'), join(full, 'room')];
appendFileSync(room, Buffer.alloc(Number(bytes)));
try {
  for (;;) appendFileSync(filler, Buffer.alloc(64 * 1024));
} catch {
  rmSync(room);
}
const onFullDisk = await invoke();
rmSync(filler);
process.stdout.write(`${JSON.stringify({ onFullDisk, afterwards: await invoke() })}\n`);
