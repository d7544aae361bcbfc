import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run demo` as its own process, with a temporary folder of its own that shows what it leaves. */
export class Demo {
  readonly folder = mkdtempSync(join(tmpdir(), 's3files-test-'));

  constructor() {
    // Handlers act as other users and pass through.
    chmodSync(this.folder, 0o711);
  }

  start(args: readonly string[] = [], env: Record<string, string | undefined> = {}) {
    const { NODE_OPTIONS: _, ...own } = process.env;
    const wanted = { ...own, TMPDIR: this.folder, S3FILES_LOCAL_HOME: this.folder, ...env };
    return execa(
      process.execPath,
      [join(ROOT, 'scripts', 'run.mjs'), 'example', 'pipeline', ...args],
      { cwd: ROOT, env: wanted as Record<string, string>, extendEnv: false, reject: false },
    );
  }

  /** What is still in the temporary folder. */
  left(): string[] {
    return readdirSync(this.folder);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
