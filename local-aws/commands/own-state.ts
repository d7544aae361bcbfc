import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Terraform's state for the local AWS, apart from whatever state the folder has for a real one. */
export interface OwnState {
  readonly environment: Readonly<Record<string, string>>;
  /** Leaves the folder as it was found, apart from `.s3files-local/`. */
  release(): void;
}

const OWN = '.s3files-local';
const OVERRIDE = 's3files_local_override.tf';
const LOCK = '.terraform.lock.hcl';

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
 *   everything in it.
 */
export const takeState = (folder: string, instance: string): OwnState => {
  const own = join(folder, OWN);
  const hasConfiguration = entries(folder).some((name) => /\.tf(\.json)?$/.test(name));
  const isSynthesised = existsSync(join(folder, 'cdktf.json'));
  if (!hasConfiguration && !isSynthesised) return { environment: {}, release: () => {} };

  dropStateOfAnother(folder, own, instance);
  refuseForeignState(folder, own);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, '.gitignore'), '*\n');
  writeFileSync(join(own, 'instance'), instance);
  const release = hasConfiguration ? override(folder, own) : () => {};
  return {
    environment: { TF_DATA_DIR: join(own, 'data') },
    release: () => {
      release();
      // CDKTF keeps its state beside the configuration; from now on those files are known as ours.
      if (isSynthesised) writeFileSync(join(own, 'made.json'), JSON.stringify(stateFiles(folder)));
    },
  };
};

const dropStateOfAnother = (folder: string, own: string, instance: string): void => {
  if (!existsSync(join(own, 'instance'))) return;
  restoreLock(folder, own);
  if (readFileSync(join(own, 'instance'), 'utf8') === instance) return;
  for (const name of madeByUs(own)) rmSync(join(folder, name), { force: true });
  for (const name of entries(own).filter((one) => one.startsWith('terraform.tfstate')))
    rmSync(join(own, name), { recursive: true, force: true });
  process.stderr.write(
    `the state in ${own} belonged to a local AWS that has ended; it starts empty again\n`,
  );
};

const refuseForeignState = (folder: string, own: string): void => {
  const known = madeByUs(own);
  const foreign = [
    ...stateFiles(folder).filter((name) => !known.includes(name)),
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

const stateFiles = (folder: string): string[] =>
  entries(folder).filter((name) => /^terraform(\..+)?\.tfstate$/.test(name));

const madeByUs = (own: string): string[] => {
  const file = join(own, 'made.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
};

/**
 * An override file is the one way to move a backend without touching the configuration. The lock file is exchanged too:
 * the caller's may pin providers that are not the ones of this run, and must not change by it.
 */
const override = (folder: string, own: string): (() => void) => {
  const file = join(folder, OVERRIDE);
  const state = JSON.stringify(join(own, 'terraform.tfstate'));
  writeFileSync(
    file,
    `# Written by s3files-local for the time of one command; delete it if it was left behind.\nterraform {\n  backend "local" {\n    path = ${state}\n  }\n}\n`,
  );
  const lock = join(folder, LOCK);
  if (existsSync(lock)) renameSync(lock, join(own, 'caller.lock.hcl'));
  if (existsSync(join(own, 'own.lock.hcl'))) renameSync(join(own, 'own.lock.hcl'), lock);
  return () => {
    rmSync(file, { force: true });
    if (existsSync(lock)) renameSync(lock, join(own, 'own.lock.hcl'));
    restoreLock(folder, own);
  };
};

const restoreLock = (folder: string, own: string): void => {
  const kept = join(own, 'caller.lock.hcl');
  if (existsSync(kept)) renameSync(kept, join(folder, LOCK));
};

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
