import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packRepository } from '../../harness/packed.ts';

let folder: string;
let tarball: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3files-published-'));
  tarball = await packRepository(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('publint has nothing to say, not even a suggestion', async () => {
  const { buffer } = new Uint8Array(await readFile(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  expect(pkg.name).toBe('terraform-aws-s3files');
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

interface Analysis {
  readonly problems: Readonly<Record<string, unknown>>;
  readonly analysis: {
    readonly entrypoints: Readonly<
      Record<
        string,
        {
          readonly isWildcard: boolean;
          readonly resolutions: Readonly<
            Record<string, { readonly resolution?: { readonly fileName: string } }>
          >;
        }
      >
    >;
  };
}

test('are-the-types-wrong finds types of the right kind for each entry in each way of resolving', async () => {
  const { stdout, exitCode } = await execa(
    'attw',
    [tarball, '--profile', 'strict', '--format', 'json'],
    { preferLocal: true, localDir: import.meta.dirname, reject: false },
  );
  const { problems, analysis } = JSON.parse(stdout) as Analysis;
  expect(problems).toEqual({});
  expect(exitCode).toBe(0);

  const found = Object.fromEntries(
    Object.entries(analysis.entrypoints).flatMap(([entry, { isWildcard, resolutions }]) =>
      isWildcard
        ? []
        : [
            [
              entry,
              Object.fromEntries(
                Object.entries(resolutions).map(([way, { resolution }]) => [
                  way,
                  resolution?.fileName.replace('/node_modules/terraform-aws-s3files/', ''),
                ]),
              ),
            ],
          ],
    ),
  );
  const types = (entry: string) => ({
    node10: `dist/${entry}/cjs/index.d.ts`,
    'node16-cjs': `dist/${entry}/cjs/index.d.ts`,
    'node16-esm': `dist/${entry}/index.d.ts`,
    bundler: `dist/${entry}/index.d.ts`,
  });
  const file = 'package.json';
  expect(found).toEqual({
    '.': types('cdktf'),
    './cdktf': types('cdktf'),
    './cdktn': types('cdktn'),
    './workspace': types('workspace'),
    './package.json': { node10: file, 'node16-cjs': file, 'node16-esm': file, bundler: file },
  });
});
