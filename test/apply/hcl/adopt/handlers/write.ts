import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const handler = async ({ name, text }: { name: string; text: string }) => {
  writeFileSync(join(process.env.WORKSPACE_ROOT as string, name), text);
};
