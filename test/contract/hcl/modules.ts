import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@cdktf/hcl2json';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Variable {
  readonly type: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly validation?: readonly { readonly condition: string; readonly error_message: string }[];
}

interface Module {
  /** `root`, or the name of the folder in modules/. */
  readonly name: string;
  /** Path from the root of the repository → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>;
}

const SUBMODULES = readdirSync(join(ROOT, 'modules'));

/** Root and submodules, with their variables and outputs as hcl2json has them. */
export const readModules = async (): Promise<readonly Module[]> =>
  Promise.all(['root', ...SUBMODULES].map(readModule));

export const readModule = async (name: string): Promise<Module> => {
  const folder = name === 'root' ? ROOT : join(ROOT, 'modules', name);
  const files = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.tf'))
      .map((file) => [
        relative(ROOT, join(folder, file)),
        readFileSync(join(folder, file), 'utf8'),
      ]),
  );
  const all = await parse('all.tf', Object.values(files).join('\n'));
  const blocks = <T>(type: string): Record<string, T> =>
    Object.fromEntries(
      Object.entries((all[type] ?? {}) as Record<string, [T]>).map(([key, [block]]) => [
        key,
        block,
      ]),
    );
  return { name, files, variables: blocks('variable'), outputs: blocks('output') };
};
