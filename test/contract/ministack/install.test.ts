import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { installMiniStack } from '../../../local-aws/ministack/install.ts';
import { findPython } from '../../../local-aws/ministack/python.ts';

// Interpreters on PATH are shell scripts here: what is tested is how this machine's Python is chosen and an installation
// kept whole. The tests in test/apply/ministack install and run the real thing.
let folder: string;
let path: string | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ministack-install-'));
  path = process.env.PATH;
  process.env.PATH = `${join(folder, 'bin')}:/usr/bin:/bin`;
});

afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true, force: true });
});

const script = async (file: string, body: string): Promise<void> => {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
};
const interpreters = async (bodies: Readonly<Record<string, string>>): Promise<string> => {
  const bin = join(folder, 'bin');
  for (const [name, body] of Object.entries(bodies)) await script(join(bin, name), body);
  return bin;
};
const cache = (): string => join(folder, 'cache');

test('the first interpreter that is new enough and complete is taken', async () => {
  const PATH = await interpreters({
    python3: 'echo 3.9 complete',
    'python3.14': 'echo "pyenv: python3.14: command not found" >&2; exit 127',
    'python3.13': 'echo 3.13 incomplete',
    'python3.12': 'echo 3.12 complete',
  });
  expect(await findPython({ PATH })).toEqual({ command: 'python3.12', version: '3.12' });
});

test('without an interpreter the error says which versions will do and how to get one', async () => {
  const PATH = await interpreters({});
  await expect(findPython({ PATH })).rejects.toThrow(/3\.11 to 3\.14.*apt install python3/);
});

test.each(['3.10', '3.15'])(
  'an interpreter of version %s is named and not taken',
  async (version) => {
    const PATH = await interpreters({ python3: `echo ${version} complete` });
    await expect(findPython({ PATH })).rejects.toThrow(`python3 is ${version}`);
  },
);

test("without venv the error names Debian's package", async () => {
  const PATH = await interpreters({ python3: 'echo 3.11 incomplete' });
  await expect(findPython({ PATH })).rejects.toThrow("'sudo apt install python3.11-venv'");
});

/** Makes what `python -m venv` makes; the inner one stands for pip. */
const fakePython = (pip: string) => `
case "$*" in
  *import*) echo 3.12 complete ;;
  *"-m venv"*)
    mkdir -p "$3/bin"
    printf '#!/bin/sh\\n%s\\n' '${pip}' > "$3/bin/python"
    chmod +x "$3/bin/python" ;;
esac`;

test('two installations at once end with one folder that both use', async () => {
  await interpreters({ python3: fakePython('sleep 0.1') });
  const [one, other] = await Promise.all([
    installMiniStack({ cacheFolder: cache() }),
    installMiniStack({ cacheFolder: cache() }),
  ]);
  expect(one).toEqual(other);
  expect(await readdir(cache())).toEqual([
    expect.stringMatching(/^ministack-1\.5\.33-\w{12}-py3\.12$/),
  ]);
});

test('an installation that is there needs no interpreter on PATH', async () => {
  await interpreters({ python3: fakePython('true') });
  const first = await installMiniStack({ cacheFolder: cache() });
  process.env.PATH = '';
  expect(await installMiniStack({ cacheFolder: cache() })).toEqual(first);
});

test('a failing pip is quoted and leaves nothing', async () => {
  await interpreters({ python3: fakePython('echo no matching distribution; exit 3') });
  await expect(installMiniStack({ cacheFolder: cache() })).rejects.toThrow(
    /ended with 3.*no matching distribution/s,
  );
  expect(await readdir(cache())).toEqual([]);
});

test('what a killed installation left is not used, and swept away when it is old', async () => {
  await interpreters({ python3: fakePython('true') });
  const { python } = await installMiniStack({ cacheFolder: cache() });
  const installation = join(python, '..', '..');
  await rm(join(installation, '.complete'));
  const old = join(cache(), 'ministack-0-py3.12.1-abc.partial');
  await mkdir(old);
  await utimes(old, 0, 0);

  expect(await installMiniStack({ cacheFolder: cache() })).toEqual({ python });
  expect(await readdir(installation)).toContain('.complete');
  expect(await readdir(cache())).toHaveLength(1);
});

test('an installation whose interpreter is gone from the machine is made anew', async () => {
  await interpreters({ python3: fakePython('true') });
  const { python } = await installMiniStack({ cacheFolder: cache() });
  await rm(python);
  expect(await installMiniStack({ cacheFolder: cache() })).toEqual({ python });
});
