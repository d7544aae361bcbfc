import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Target } from '../environment.ts';
import { findSources, type Sources } from '../providers/sources.ts';
import { findProgram, searchPath } from './find-program.ts';

/** What commands have to know about the local AWS that they run against. */
export type SessionLocal = Target & { readonly id: string };

const VARIABLE = 'S3FILES_LOCAL_SESSION';
/** The caller's settings about providers: Terraform gets them from us, together with ours. */
const CALLERS = ['TF_CLI_CONFIG_FILE', 'TF_REATTACH_PROVIDERS'] as const;

/**
 * One `exec` of a command that is not Terraform itself. Whatever it starts finds a `terraform` on its PATH that comes
 * back to us: only there it is known in which folder Terraform runs, and whether it is `init`.
 */
export class Session {
  readonly #bin: string;
  readonly #cdktfProgram: string;
  readonly #localFile: string;
  readonly #sourcesFile: string;

  private constructor(readonly folder: string) {
    this.#bin = join(folder, 'bin');
    this.#cdktfProgram = join(folder, 'terraform-of-cdktf');
    this.#localFile = join(folder, 'local.json');
    this.#sourcesFile = join(folder, 'sources.json');
  }

  static open({ id, endpoint, account, region }: SessionLocal): Session {
    const session = new Session(mkdtempSync(join(tmpdir(), 's3files-exec-')));
    mkdirSync(session.#bin);
    writeFileSync(session.#localFile, JSON.stringify({ id, endpoint, account, region }));
    // Only what is there: Terragrunt chooses by what it finds.
    for (const name of ['terraform', 'tofu'])
      if (session.find(name)) writeProgram(join(session.#bin, name), name);
    writeProgram(session.#cdktfProgram, process.env.TERRAFORM_BINARY_NAME ?? 'terraform');
    return session;
  }

  /** The one that this process runs in. */
  static current(): Session | undefined {
    const folder = process.env[VARIABLE];
    if (!folder) return undefined;
    const session = new Session(folder);
    if (existsSync(session.#localFile)) return session;
    throw new Error(
      `the \`s3files-local exec\` that started this command has ended (${VARIABLE} is ${folder})`,
    );
  }

  get local(): SessionLocal {
    return JSON.parse(readFileSync(this.#localFile, 'utf8')) as SessionLocal;
  }

  /** For the command that runs in it. */
  get environment(): Record<string, string> {
    const callers = CALLERS.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return {
      ...Object.fromEntries(callers),
      [VARIABLE]: this.folder,
      PATH: [this.#bin, ...searchPath()].join(delimiter),
      // CDKTF and CDKTN obey it, where npm would put a Terraform of node_modules/.bin before ours.
      TERRAFORM_BINARY_NAME: this.#cdktfProgram,
      // `terraform providers lock` asks the registry, wherever providers come from.
      CDKTF_SKIP_PROVIDER_LOCK: 'true',
    };
  }

  /** Where providers come from: looked for, and told, when the first Terraform of the session runs. */
  async sources(): Promise<Sources> {
    if (existsSync(this.#sourcesFile))
      return JSON.parse(readFileSync(this.#sourcesFile, 'utf8')) as Sources;
    const sources = await findSources();
    process.stderr.write(`${sources.description}\n`);
    const aside = `${this.#sourcesFile}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(sources));
    renameSync(aside, this.#sourcesFile);
    return sources;
  }

  /** The program that a name stands for without us. */
  find(name: string): string | undefined {
    return findProgram(name, this.#bin);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const writeProgram = (file: string, name: string): void => {
  const words = [process.execPath, process.argv[1] ?? '', 'run-terraform', name].map(quote);
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
