import { type Workspace, workspaceFromEnv } from 'terraform-aws-s3files/workspace';

/** Counts visits in a file that every environment of the function sees. */
export const hello = async (workspace: Workspace): Promise<{ visits: number }> => {
  const before = (await workspace.find('visits.txt'))
    ? await workspace.readText('visits.txt')
    : '0';
  const visits = Number(before) + 1;
  await workspace.publish('visits.txt', `${visits}`);
  return { visits };
};

export const handler = () => hello(workspaceFromEnv());
