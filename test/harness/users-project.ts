import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { linkProject, TSC } from './linked-project.ts';
import { packRepository } from './packed.ts';

const LINKED = ['cdktf', 'cdktn', 'constructs', 'esbuild', '@types/node'];

/** What a user's project is written for. */
export interface Flavour {
  readonly library: 'cdktf' | 'cdktn';
  readonly type: 'module' | 'commonjs';
}

/** A user's project in a folder of its own, with the package as npm would install it and the libraries that are installed here. */
export class UsersProject implements AsyncDisposable {
  #home: string;

  private constructor(home: string) {
    this.#home = home;
  }

  get folder(): string {
    return join(this.#home, 'project');
  }

  static async create(): Promise<UsersProject> {
    const project = new UsersProject(await mkdtemp(join(tmpdir(), 's3files-package-')));
    try {
      await mkdir(project.folder);
      await linkProject(project.folder, await packRepository(project.#home), LINKED);
      return project;
    } catch (error) {
      await project[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Adds a source file, spelt for one flavour. */
  async write(name: string, text: string, { library, type }: Flavour): Promise<void> {
    await writeFile(join(this.folder, 'package.json'), JSON.stringify({ type }));
    await writeFile(join(this.folder, name), inFlavour(text, library));
  }

  /** Compiles a source file as strictly as a user may; answers what the compiler says. */
  async compile(name: string): Promise<string[]> {
    const { stdout } = await execa(
      process.execPath,
      [
        TSC,
        ...'--strict --exactOptionalPropertyTypes --module nodenext --target es2022'.split(' '),
        name,
      ],
      { cwd: this.folder, reject: false },
    );
    return stdout.split('\n').filter((line) => line.includes('error TS'));
  }

  /** Runs a compiled app; answers every file that it synthesised. */
  async synthesise(name: string, ...args: string[]): Promise<Record<string, string>> {
    const outdir = join(this.folder, 'cdktf.out');
    await rm(outdir, { recursive: true, force: true });
    await execa(process.execPath, [name, outdir, ...args], { cwd: this.folder });
    return filesIn(outdir);
  }

  /** Moves all of it to another folder. */
  async move(): Promise<void> {
    const home = `${this.#home}-moved-elsewhere`;
    await rename(this.#home, home);
    this.#home = home;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#home, { recursive: true, force: true });
  }
}

/** Source text that is written for cdktf, for one of the libraries. */
export const inFlavour = (text: string, library: Flavour['library']): string =>
  text
    .replaceAll("from 'cdktf'", `from '${library}'`)
    .replaceAll("from 'terraform-aws-s3files'", `from 'terraform-aws-s3files/${library}'`);

/** Every file below a folder, by its path in it, a byte being a character. */
export const filesIn = async (folder: string): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(folder.length + 1)] = await readFile(path, 'latin1');
  }
  return files;
};
