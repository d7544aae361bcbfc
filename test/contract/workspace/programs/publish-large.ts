import { Workspace } from '../../../../workspace/src/index.ts';

async function* mebibytes(count: number) {
  for (let i = 0; i < count; i++) yield Buffer.alloc(1024 * 1024, i);
}

await new Workspace(process.argv[2]!).publish('large', mebibytes(256));
process.stdout.write(`${process.resourceUsage().maxRSS}`);
