import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Holders } from './holders.ts';
import { LockFiles } from './lock-files.ts';
import { removeOverride, writeOverride } from './override.ts';
import { isSynthesised, ownFolder } from './own-folder.ts';

/** Terraform's state for the local AWS, apart from whatever state the folder has for a real one. */
export interface OwnState {
  readonly environment: Readonly<Record<string, string>>;
  /** Leaves the folder as it was found, apart from `.s3files-local/`. */
  release(): void;
}

/** The folder a command works on: the current one, or what Terraform's -chdir says. */
export const configurationFolder = (cwd: string, args: readonly string[]): string => {
  const chdir = args.find((arg) => arg.startsWith('-chdir='));
  return resolve(cwd, chdir?.slice('-chdir='.length) ?? '.');
};

/**
 * Gives a folder state of its own for one command.
 *
 * @param instance the local AWS; state made against another one is dropped, because nothing of it exists any more.
 * @throws Error when the folder has state that we did not make: a refresh against an empty local AWS would forget
 *   everything in it. Also while a command runs in it against another local AWS.
 */
export const takeState = (folder: string, instance: string): OwnState => {
  const hasConfiguration = entries(folder).some((name) => /\.tf(\.json)?$/.test(name));
  if (!hasConfiguration) return { environment: {}, release: () => {} };

  const own = ownFolder(folder);
  if (!existsSync(own)) refuseForeignState(folder);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, '.gitignore'), '*\n');
  const holders = new Holders(own);
  holders.alone(() => {
    const [other] = holders.others();
    if (other === undefined) prepare(folder, own, instance);
    else if (instanceOf(own) !== instance)
      throw new Error(
        `a command (process ${other}) runs in ${folder} against another local AWS; wait for it, or run both against one that \`s3files-local start\` keeps`,
      );
    holders.add();
  });
  return {
    environment: { TF_DATA_DIR: join(own, 'data') },
    release: () =>
      holders.alone(() => {
        holders.remove();
        if (holders.others().length === 0) putBack(folder, own);
      }),
  };
};

const prepare = (folder: string, own: string, instance: string) => {
  // What a killed command left.
  putBack(folder, own);
  dropStateOfAnother(own, instance);
  refuseForeignState(folder);
  writeFileSync(join(own, 'instance'), instance);
  new LockFiles(folder, own).exchange();
  writeOverride(folder, own);
};

const putBack = (folder: string, own: string): void => {
  removeOverride(folder);
  new LockFiles(folder, own).restore();
};

const instanceOf = (own: string): string | undefined => {
  const file = join(own, 'instance');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const dropStateOfAnother = (own: string, instance: string): void => {
  if ([undefined, instance].includes(instanceOf(own))) return;
  for (const name of entries(own).filter((one) => one.startsWith('terraform.tfstate')))
    rmSync(join(own, name), { recursive: true, force: true });
  // The name of the selected workspace, which is gone with its state.
  rmSync(join(own, 'data', 'environment'), { force: true });
  process.stderr.write(
    `the state in ${own} belonged to a local AWS that has ended; it starts empty again\n`,
  );
};

const refuseForeignState = (folder: string): void => {
  // CDKTF names a backend in every stack, and runs Terraform through us alone: state of the caller is not touched.
  if (isSynthesised(folder)) return;
  const foreign = [
    ...entries(folder).filter((name) => /^terraform(\..+)?\.tfstate$/.test(name)),
    ...[join('.terraform', 'terraform.tfstate'), 'terraform.tfstate.d'].filter((name) =>
      existsSync(join(folder, name)),
    ),
  ];
  if (foreign.length > 0)
    throw new Error(
      `${folder} holds Terraform state that s3files-local did not make (${foreign.join(', ')}); ` +
        'run it on a copy of the configuration without these files',
    );
};

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
