import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Target } from '../../../local-aws/environment.ts';
import { packRepository } from '../../harness/packed.ts';
import { inFlavour } from '../../harness/users-project.ts';
import { runStep } from './step.ts';
import type { Tools, Words } from './tools.ts';

const TEMPLATE = join(import.meta.dirname, 'project');
const TARGET = { account: '111122223333', region: 'us-east-1' };

/** A user's project, new in a folder of its own, with this package from its tarball and everything else from npm. */
export class Project implements AsyncDisposable {
  readonly folder: string;
  /** Where everything goes that is temporary. */
  readonly temporary: string;
  readonly #home: string;
  readonly #tools: Tools;
  #env: Readonly<Record<string, string | undefined>>;

  private constructor(home: string, tools: Tools) {
    this.#home = home;
    this.#tools = tools;
    this.folder = join(home, 'project');
    this.temporary = join(home, 'tmp');
    const { NODE_OPTIONS: _, PATH = '', ...inherited } = process.env;
    this.#env = {
      ...inherited,
      // `npm test` puts this repository's programs on it, which a user does not have.
      PATH: PATH.split(delimiter)
        .filter((folder) => !folder.endsWith('node_modules/.bin'))
        .join(delimiter),
      CI: 'true',
      TMPDIR: this.temporary,
      S3FILES_LOCAL_HOME: home,
      CDKTF_HOME: join(home, 'cdktf'),
      CHECKPOINT_DISABLE: '1',
      DISABLE_VERSION_CHECK: '1',
    };
  }

  static async create(tools: Tools): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 's3files-consumer-')), tools);
    try {
      await mkdir(project.temporary);
      await project.#prepareMachine();
      await project.#write(await packRepository(project.#home));
      await project.step(...tools.install);
      return project;
    } catch (error) {
      await project[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #prepareMachine(): Promise<void> {
    const packages = this.#tools.onMachine();
    if (packages.length === 0) return;
    const folder = join(this.#home, 'machine');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    await runStep(['npm', 'install', ...packages], { cwd: folder, env: this.#env });
    const bin = join(folder, 'node_modules', '.bin');
    this.#env = { ...this.#env, PATH: [bin, this.#env.PATH].join(delimiter) };
  }

  async #write(tarball: string): Promise<void> {
    const { library, dependencies, files } = this.#tools;
    await cp(TEMPLATE, this.folder, { recursive: true, filter: (path) => !path.endsWith('.txt') });
    const manifest = {
      name: 'visits',
      private: true,
      scripts: { deploy: `${library} deploy` },
      dependencies: { ...dependencies, 'terraform-aws-s3files': `file:${tarball}` },
    };
    await this.write('package.json', JSON.stringify(manifest, undefined, 2));
    for (const name of ['main.ts', 'handlers/visit.ts']) {
      const text = await readFile(join(TEMPLATE, `${name}.txt`), 'utf8');
      await this.write(name, inFlavour(text, library));
    }
    for (const [name, text] of Object.entries(files)) await this.write(name, text);
  }

  write(name: string, text: string): Promise<void> {
    return writeFile(join(this.folder, name), text);
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** Runs a command in the folder of the project. */
  step(...words: Words): Promise<string> {
    return runStep(words, { cwd: this.folder, env: this.#env });
  }

  /** Runs a program that the project has installed. */
  program(...words: Words): Promise<string> {
    return this.step(...this.#tools.run, ...words);
  }

  /** Runs a command against the local AWS, with the package's own command. */
  against(...words: Words): Promise<string> {
    return this.program('s3files-local', 'exec', '--', ...words);
  }

  /** The engine's command against the local AWS. */
  engine(...words: Words): Promise<string> {
    return this.against(...this.#tools.run, this.#tools.library, ...words);
  }

  async startLocalAws(): Promise<Target> {
    const { account, region } = TARGET;
    const printed = await this.program(
      's3files-local',
      'start',
      ...['--time-scale', '0', '--account', account, '--region', region],
    );
    const [endpoint] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    if (!endpoint)
      throw new Error(`no endpoint in what \`s3files-local start\` printed: ${printed}`);
    return { endpoint, account, region };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#home, { recursive: true, force: true });
  }
}
