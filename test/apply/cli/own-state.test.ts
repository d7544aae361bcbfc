import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../ministack/eventually.ts';
import { Command } from './command.ts';

const MINUTES = 60_000;
const CONFIGURATION = fileURLToPath(new URL('configurations/plain', import.meta.url));
const LOCK = '.terraform.lock.hcl';

let command: Command;
const copy = (name: string): string => {
  const folder = join(command.home, 'copies', name);
  cpSync(CONFIGURATION, folder, { recursive: true });
  return folder;
};
const terraform = (cwd: string, ...args: string[]) =>
  command.run(['exec', '--', 'terraform', ...args, '-no-color'], { cwd });
const WAIT = 'process.stdin.on("end", () => {}).resume()';
/** A command that runs in a folder until its standard input ends. */
const waiting = async (cwd: string) => {
  const started = command.run(['exec', '--', process.execPath, '-e', WAIT], {
    cwd,
  });
  await eventually(() =>
    expect(existsSync(join(cwd, 's3files_local_override.tf.json'))).toBe(true),
  );
  const finish = () => {
    started.stdin?.end();
    return started;
  };
  return { finish };
};

beforeAll(async () => {
  command = await Command.started();
}, MINUTES);

afterAll(() => command?.end());

test.each([
  ['with a lock file', '# pinned by the caller\n'],
  ['without one', undefined],
])(
  'a folder %s in which a command was killed is put right by the next command',
  async (name, lock) => {
    const folder = copy(`killed ${name}`);
    if (lock) writeFileSync(join(folder, LOCK), lock);
    const before = readdirSync(folder);
    await terraform(folder, 'init');
    await terraform(folder, 'apply', '-auto-approve');
    const script = `require("fs").writeFileSync(${JSON.stringify(LOCK)}, "# ours\\n"); process.kill(process.ppid, "SIGKILL")`;
    await command.run(['exec', '--', process.execPath, '-e', script], { cwd: folder });
    expect(readdirSync(folder)).toContain('s3files_local_override.tf.json');

    expect((await terraform(folder, 'state', 'list')).stdout).toBe('terraform_data.kept');
    expect(readdirSync(folder).sort()).toEqual(['.s3files-local', ...before].sort());
    if (lock) expect(readFileSync(join(folder, LOCK), 'utf8')).toBe(lock);
  },
  2 * MINUTES,
);

test(
  'a command that ends leaves the folder to another one that still runs in it',
  async () => {
    const folder = copy('two');
    const lock = '# pinned by the caller\n';
    writeFileSync(join(folder, LOCK), lock);
    const first = await waiting(folder);
    await terraform(folder, 'init');
    expect((await terraform(folder, 'apply', '-auto-approve')).exitCode).toBe(0);
    expect(readdirSync(folder)).toContain('s3files_local_override.tf.json');
    expect((await first.finish()).exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['.s3files-local', LOCK, 'main.tf']);
    expect(readFileSync(join(folder, LOCK), 'utf8')).toBe(lock);
  },
  2 * MINUTES,
);

test(
  'a command against another local AWS is refused while one runs in the folder',
  async () => {
    const folder = copy('two local AWSs');
    const first = await waiting(folder);
    const other = new Command();
    const refused = await other.run(['exec', '--', 'true'], { cwd: folder });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /a command \(process \d+\) runs in .* against another local AWS/,
    );
    await other.end();
    expect(readdirSync(folder)).toContain('s3files_local_override.tf.json');
    expect((await first.finish()).exitCode).toBe(0);
  },
  2 * MINUTES,
);

test(
  'each workspace has state of its own, and another local AWS begins in the default one',
  async () => {
    const folder = copy('workspaces');
    await terraform(folder, 'init');
    await terraform(folder, 'workspace', 'new', 'second');
    expect((await terraform(folder, 'apply', '-auto-approve')).exitCode).toBe(0);
    expect((await terraform(folder, 'state', 'list')).stdout).toBe('terraform_data.kept');
    expect((await terraform(folder, 'workspace', 'select', 'default')).exitCode).toBe(0);
    expect((await terraform(folder, 'state', 'list')).stdout).toBe('');
    await terraform(folder, 'workspace', 'select', 'second');
    expect(readdirSync(folder).sort()).toEqual(['.s3files-local', 'main.tf']);

    // As it is after a restart of the local AWS.
    writeFileSync(join(folder, '.s3files-local', 'instance'), 'one that has ended');
    expect((await terraform(folder, 'workspace', 'list')).stdout.trim()).toBe('* default');
  },
  2 * MINUTES,
);
