/**
 * A runner in a process of its own, as the bundled program is: tests run it as another user and kill it. Its argument is
 * the folder, the socket, the mode and the mounts by access point ARN; it prints what it found when it is ready, and ends with its input.
 */
import { createRunner } from '../../../local-aws/lambda/runner.ts';
import { serveRunner } from '../../../local-aws/lambda/serve.ts';
import type { Mount } from '../../../local-aws/mount/mount.ts';

const { folder, socket, mode, mounts } = JSON.parse(process.argv[2] ?? '') as {
  folder: string;
  socket: string;
  mode: 'auto' | 'path';
  mounts: Record<string, Omit<Mount, 'target'>>;
};

const runner = await createRunner({
  folder,
  mode,
  endpoint: () => 'http://127.0.0.1:4599',
  authorizeMount: async ({ accessPointArn, localMountPath }) => ({
    ...mounts[accessPointArn]!,
    target: localMountPath,
  }),
});
const server = await serveRunner(runner, socket);
console.log(JSON.stringify(runner.mode));

process.stdin.resume().on('end', async () => {
  await server.close();
  await runner.close();
  process.exit();
});
