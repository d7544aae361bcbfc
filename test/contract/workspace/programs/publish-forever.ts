import { Workspace } from '../../../../workspace/src/index.ts';

async function* slices(letter: string, size: number) {
  for (let written = 0; written < size; written += 65_536) yield Buffer.alloc(65_536, letter);
}

const workspace = new Workspace(process.argv[2]!);
process.stdout.write('started\n');
for (;;) {
  for (const letter of 'ab') await workspace.publish('results/x', slices(letter, 2 * 1024 * 1024));
}
