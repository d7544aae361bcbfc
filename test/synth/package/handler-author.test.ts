import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { TSC } from '../../harness/linked-project.ts';
import { packRepository } from '../../harness/packed.ts';
import { asHere, type Manager, Project } from './installing.ts';

const ROOT = join(import.meta.dirname, '../../..');

let home: string;
let tarball: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 's3files-handler-author-'));
  tarball = await packRepository(home);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe.each<Manager>(['npm', 'pnpm'])('who writes handlers and installs with %s', (manager) => {
  let project: Project;
  let installed: readonly string[];
  beforeAll(async () => {
    project = await Project.create(home, manager);
    await project.add(tarball);
    installed = await readdir(join(project.folder, 'node_modules'));
    await project.add(...(await asHere('@types/node')));
  }, 300_000);

  test('gets the package, and neither an engine nor a bundler with it', async () => {
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['terraform-aws-s3files']);
    // Where pnpm keeps what other packages need.
    const store = await readdir(join(project.folder, 'node_modules', '.pnpm')).catch(() => []);
    expect(store.filter((name) => /^(cdkt|constructs|esbuild|@esbuild)/.test(name))).toEqual([]);
  });

  test.each([
    ['module', 'false'],
    ['module', 'true'],
    ['commonjs', 'false'],
    ['commonjs', 'true'],
  ] as const)(
    'type-checks and runs a handler, "type": "%s", skipLibCheck %s',
    async (type, skip) => {
      const text = await readFile(join(import.meta.dirname, 'handler.ts.txt'), 'utf8');
      await project.setType(type);
      await project.write('handler.ts', text);
      const options = `--strict --exactOptionalPropertyTypes --skipLibCheck ${skip} --module nodenext --types node`;
      await project.compile(TSC, ...options.split(' '), 'handler.ts');
      const workspace = join(home, `${manager}-${type}-${skip}`);
      await mkdir(workspace);
      const { stdout } = await execa(process.execPath, ['handler.js'], {
        cwd: project.folder,
        env: { WORKSPACE_ROOT: workspace },
      });
      expect(stdout.split('\n')).toEqual(['{"document":"letter","words":4}', 'true']);
      expect(await readFile(join(workspace, 'counts', 'letter.json'), 'utf8')).toContain(
        '"words":4',
      );
    },
  );

  test('hears that cdktf is missing when a handler imports the constructs', async () => {
    const entries = ['terraform-aws-s3files', 'terraform-aws-s3files/cdktf'];
    for (const entry of entries) {
      await project.write(
        'import.mjs',
        `await import('${entry}').catch(({ code, message }) => console.log(code, message));`,
      );
      expect(await project.node('import.mjs')).toMatch(
        /^ERR_MODULE_NOT_FOUND Cannot find package 'cdktf' imported from /,
      );
      await project.write(
        'require.cjs',
        `try { require('${entry}'); } catch ({ code, message }) { console.log(code, message); }`,
      );
      expect(await project.node('require.cjs')).toMatch(
        /^MODULE_NOT_FOUND Cannot find module 'cdktf'\n/,
      );
    }
  });

  test('finds the HCL by its name, and nothing that is not meant to be found', async () => {
    const found = async (path: string) => {
      const name = `terraform-aws-s3files/${path}`;
      await project.write(
        'resolve.mjs',
        `console.log(new URL(import.meta.resolve('${name}')).pathname);`,
      );
      await project.write('resolve.cjs', `console.log(require.resolve('${name}'));`);
      const [imported, required] = [
        await project.node('resolve.mjs'),
        await project.node('resolve.cjs'),
      ];
      expect(imported).toBe(required);
      return readFile(required, 'utf8');
    };
    for (const path of ['main.tf', 'modules/bucket/variables.tf'])
      expect(await found(`terraform/${path}`)).toBe(await readFile(join(ROOT, path), 'utf8'));
    for (const path of ['dist/workspace/index.js', 'dist/s3files-local.js', 'workspace/index.js'])
      await expect(found(path)).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  test('has the command of the local AWS', async () => {
    const { stdout } = await execa('s3files-local', ['--help'], {
      cwd: project.folder,
      preferLocal: true,
      localDir: project.folder,
    });
    expect(stdout).toContain('s3files-local exec -- COMMAND');
  });
});
