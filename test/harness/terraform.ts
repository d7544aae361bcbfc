import { execa } from 'execa';

/** What Terraform says while it works, one JSON line each (`-json`). */
export interface TerraformMessage {
  readonly type: string;
  readonly '@message': string;
  /** RFC 3339. */
  readonly '@timestamp'?: string;
  readonly hook?: {
    readonly resource?: { readonly addr: string };
    readonly action?: string;
    readonly elapsed_seconds?: number;
  };
  readonly diagnostic?: Diagnostic;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** Where in the configuration. */
  readonly snippet?: { readonly context: string | null };
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

export interface TerraformOptions {
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly onMessage?: (message: TerraformMessage) => void;
}

/** A Terraform command that failed: what was run and what it said. */
export class TerraformError extends Error {
  override readonly name = 'TerraformError';
  readonly diagnostics: readonly Diagnostic[];
  /** The last lines it printed. */
  readonly lastLines: readonly string[];

  constructor(
    command: string,
    code: number | undefined,
    diagnostics: Diagnostic[],
    lines: string[],
  ) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const told = errors.map(({ summary, detail, address, snippet }) => {
      const where = address ?? snippet?.context;
      return [where ? `${where}: ${summary}` : summary, detail].filter(Boolean).join('\n');
    });
    super(
      [
        `\`${command}\` ${code === undefined ? 'was stopped' : `ended with exit code ${code}`}`,
        ...(told.length > 0 ? told : lines.slice(-12)),
      ].join('\n'),
    );
    this.diagnostics = diagnostics;
    this.lastLines = lines.slice(-12);
  }
}

const GRACE_MS = 30_000;

/**
 * Runs one Terraform command and answers its standard output.
 *
 * An abort interrupts it once, so that it can write its state, and kills it when it does not end.
 * @throws TerraformError when it ends with anything but one of the `accept`ed exit codes.
 */
export const terraform = async (
  args: readonly string[],
  { cwd, env, signal, onMessage }: TerraformOptions,
  accept: readonly number[] = [0],
): Promise<{ stdout: string; code: number; messages: readonly TerraformMessage[] }> => {
  // In a group of its own: Ctrl-C in a terminal reaches a whole group, and a second interrupt makes Terraform lose its state.
  const child = execa('terraform', [...args], {
    cwd,
    env: env as Record<string, string>,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    detached: true,
    maxBuffer: 256 * 1024 * 1024,
  });
  const interrupt = () => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  if (signal?.aborted) interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });

  const messages: TerraformMessage[] = [];
  if (args.includes('-json') && child.stdout) {
    for await (const line of child.iterable({ from: 'stdout' })) {
      const message = parse(line);
      if (!message) continue;
      messages.push(message);
      onMessage?.(message);
    }
  }
  const { exitCode, stdout, stderr, cause } = await child;
  signal?.removeEventListener('abort', interrupt);
  if (cause && 'code' in (cause as object) && (cause as NodeJS.ErrnoException).code === 'ENOENT')
    throw new Error(
      'Terraform is not on PATH; install 1.9 or newer (https://developer.hashicorp.com/terraform/install)',
    );
  if (exitCode === undefined || !accept.includes(exitCode)) {
    const diagnostics = messages.flatMap(({ diagnostic }) => diagnostic ?? []);
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    throw new TerraformError(`terraform ${args.join(' ')}`, exitCode, diagnostics, lines);
  }
  return { stdout, code: exitCode, messages };
};

const parse = (line: string): TerraformMessage | undefined => {
  try {
    return JSON.parse(line) as TerraformMessage;
  } catch {
    return undefined;
  }
};
