import { join } from 'node:path';
import { execa } from 'execa';
import { generateConstructs } from '../../cdktf/codegen/generate.ts';

/** The typed inputs and outputs of the constructs, from the variables.tf and outputs.tf of each module. */
export const constructs = async (root: string): Promise<Record<string, string>> => {
  const folder = join(root, 'cdktf', 'src', 'generated');
  const written: Record<string, string> = {};
  for (const [name, source] of Object.entries(await generateConstructs(root))) {
    const path = join(folder, name);
    const { stdout } = await execa('biome', ['format', `--stdin-file-path=${path}`], {
      cwd: root,
      input: source,
      preferLocal: true,
    });
    written[path] = `${stdout}\n`;
  }
  return written;
};
