import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { packPackage } from '../../harness/packed.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LINKED = ['cdktf', 'cdktn', 'constructs', 'esbuild', '@types/node'];
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');

/** What a user's project is written for. */
export interface Flavour {
  readonly library: 'cdktf' | 'cdktn';
  readonly type: 'module' | 'commonjs';
}

/** A user's project in a folder of its own, with the package as npm would install it. */
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
      await project.#install();
      return project;
    } catch (error) {
      await project[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #install(): Promise<void> {
    const source = join(this.#home, 'source');
    const modules = join(this.folder, 'node_modules');
    await mkdir(modules, { recursive: true });
    await execa('tar', ['-xzf', await packPackage(source)], { cwd: source });
    await rename(join(source, 'package'), join(modules, 'terraform-aws-s3files'));
    for (const name of LINKED) {
      await mkdir(join(modules, name, '..'), { recursive: true });
      await symlink(join(ROOT, 'node_modules', name), join(modules, name));
    }
  }

  /** Adds a source file, spelt for one flavour. */
  async write(name: string, text: string, { library, type }: Flavour): Promise<void> {
    await writeFile(join(this.folder, 'package.json'), JSON.stringify({ type }));
    const flavoured = text
      .replaceAll("from 'cdktf'", `from '${library}'`)
      .replaceAll("from 'terraform-aws-s3files'", `from 'terraform-aws-s3files/${library}'`);
    await writeFile(join(this.folder, name), flavoured);
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
    const files: Record<string, string> = {};
    for (const entry of await readdir(outdir, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[path.slice(outdir.length + 1)] = await readFile(path, 'latin1');
    }
    return files;
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
