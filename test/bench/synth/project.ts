import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkProject } from '../../harness/linked-project.ts';
import { packRepository } from '../../harness/packed.ts';

/** Does something in a user's project that has the built package, and cdktf, and the HCL in a folder `hcl`. */
export const inProject = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 's3files-bench-'));
  try {
    await linkProject(folder, await packRepository(folder), ['cdktf', 'constructs']);
    // What a stack gets of it: pages are for readers.
    await cp(
      join(folder, 'node_modules', 'terraform-aws-s3files', 'dist', 'terraform'),
      join(folder, 'hcl'),
      { recursive: true, filter: (path) => !path.endsWith('.md') },
    );
    // A relative path of an asset starts where this file is.
    await writeFile(join(folder, 'cdktf.json'), '{}');
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
