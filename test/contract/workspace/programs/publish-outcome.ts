import { Workspace, type WorkspaceError } from '../../../../workspace/src/index.ts';

/** Publishes so many bytes as the command line says and prints what became of it. */
export const printOutcome = async (): Promise<void> => {
  const [root, path, bytes] = process.argv.slice(2) as [string, string, string];
  const outcome = await new Workspace(root).publish(path, Buffer.alloc(Number(bytes), 'x')).then(
    (written) => ({ written }),
    ({ name, message, path: about }: WorkspaceError) => ({ name, message, path: about }),
  );
  process.stdout.write(JSON.stringify(outcome));
};
