import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const OWN = '.s3files-local';

/** Whether a folder is a stack that CDKTF or CDKTN synthesised: `<outdir>/stacks/<name>`, which their manifest names. */
export const isSynthesised = (folder: string): boolean => {
  try {
    const { stacks } = JSON.parse(readFileSync(join(folder, '..', '..', 'manifest.json'), 'utf8'));
    return basename(folder) in stacks;
  } catch {
    return false;
  }
};

/**
 * Where everything of ours about a folder with a configuration is kept: in it; for a synthesised stack, which can be
 * deleted at any time, in the folder of its project.
 */
export const ownFolder = (folder: string): string => {
  const project = isSynthesised(folder) ? projectOf(folder) : undefined;
  return project ? join(project, OWN, relative(project, folder)) : join(folder, OWN);
};

const projectOf = (folder: string): string | undefined => {
  if (existsSync(join(folder, 'cdktf.json'))) return folder;
  return dirname(folder) === folder ? undefined : projectOf(dirname(folder));
};

/** The local backend's configuration that keeps state there. */
export const backendIn = (own: string) => ({
  path: join(own, 'terraform.tfstate'),
  workspace_dir: join(own, 'terraform.tfstate.d'),
});
