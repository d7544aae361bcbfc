import { WorkspaceRootError } from './errors.ts';
import { Workspace } from './workspace.ts';

/**
 * The workspace that the module mounted for this function. The only place that reads `WORKSPACE_ROOT`, which the
 * module sets to the function's local mount path.
 *
 * @throws WorkspaceRootError when it is not set
 */
export const workspaceFromEnv = (environment: NodeJS.ProcessEnv = process.env): Workspace => {
  const root = environment.WORKSPACE_ROOT;
  if (!root) {
    throw new WorkspaceRootError(
      'WORKSPACE_ROOT',
      'WORKSPACE_ROOT is not set. The module sets it for functions with an access point; elsewhere set it to the directory to work in, for example WORKSPACE_ROOT=/mnt/pipeline',
    );
  }
  return new Workspace(root);
};
