import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

const ROOT = join(import.meta.dirname, '../../..');

/** How a user adds packages to a project; what is in the user's cache is not fetched again. */
export const MANAGERS = {
  npm: ['install', '--prefer-offline', '--no-audit', '--no-fund'],
  pnpm: ['add', '--prefer-offline'],
} as const;

export type Manager = keyof typeof MANAGERS;

/** A project of a user's, with packages from the registry and from tarballs. */
export class Project {
  readonly folder: string;
  readonly #manager: Manager;

  private constructor(folder: string, manager: Manager) {
    this.folder = folder;
    this.#manager = manager;
  }

  /** @param home where it gets a folder of its own */
  static async create(home: string, manager: Manager): Promise<Project> {
    const project = new Project(join(home, manager), manager);
    await mkdir(project.folder, { recursive: true });
    await project.setType('commonjs');
    return project;
  }

  async add(...packages: string[]): Promise<void> {
    await execa(this.#manager, [...MANAGERS[this.#manager], ...packages], {
      cwd: this.folder,
      preferLocal: true,
      localDir: ROOT,
    });
  }

  /** What a file with the ending `.js` or `.ts` is from now on. */
  async setType(type: 'module' | 'commonjs'): Promise<void> {
    const path = join(this.folder, 'package.json');
    const manifest = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
    await writeFile(path, JSON.stringify({ ...manifest, type }));
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text);
  }

  /** Compiles; fails with what the compiler says. */
  async compile(compiler: string, ...args: string[]): Promise<void> {
    await this.node(compiler, ...args);
  }

  /** Runs a program; answers what it prints. */
  async node(program: string, ...args: string[]): Promise<string> {
    const { stdout } = await execa(process.execPath, [program, ...args], { cwd: this.folder });
    return stdout;
  }
}

/** Packages in the versions that are installed here. */
export const asHere = (...names: string[]): Promise<string[]> =>
  Promise.all(
    names.map(async (name) => {
      const manifest = await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
      return `${name}@${(JSON.parse(manifest) as { version: string }).version}`;
    }),
  );
