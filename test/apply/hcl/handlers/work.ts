import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One thing to do in the workspace: the file then, with its owner, or the error code of what is refused. */
export const handler = async ({ step, name, text }: Record<'step' | 'name' | 'text', string>) => {
  const path = join(process.env.WORKSPACE_ROOT as string, name);
  try {
    if (step === 'write') writeFileSync(path, text);
    if (step === 'chown') chownSync(path, 4321, 4321);
    return { text: readFileSync(path, 'utf8'), uid: statSync(path).uid };
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code };
  }
};
