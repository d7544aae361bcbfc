import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

// CloudFormation, AWS::S3Files::AccessPoint RootDirectory and CreationPermissions.

const rootIs = (rootDirectory: string, permissions = world.accessPoint.creationPermissions) => {
  const { creationPermissions: _, ...rest } = world.accessPoint;
  world.accessPoint = {
    ...rest,
    rootDirectory,
    ...(permissions ? { creationPermissions: permissions } : {}),
  };
};

test('a root directory is created at the first mount, each level with its owner and mode', async () => {
  const { uid, gid } = await stat(world.folder);
  const asRoot = process.getuid?.() === 0;
  rootIs('/teams/red', { ownerUid: 1234, ownerGid: 2345, mode: 0o2770 });
  const { source } = await world.mount();
  expect(source).toBe(join(world.folder, 'teams/red'));
  for (const level of ['teams', 'teams/red']) {
    const made = await stat(join(world.folder, level));
    expect(made.mode & 0o7777).toBe(0o2770);
    expect([made.uid, made.gid]).toEqual(asRoot ? [1234, 2345] : [uid, gid]);
  }
});

test('a root directory is left as it is when it exists', async () => {
  await mkdir(join(world.folder, 'pipeline'), { mode: 0o700 });
  await world.mount();
  expect((await stat(join(world.folder, 'pipeline'))).mode & 0o7777).toBe(0o700);
});

test('a root directory is created once by mounts that start at the same moment', async () => {
  rootIs('/a/b/c/d');
  const mounts = await Promise.all(Array.from({ length: 8 }, () => world.mount()));
  expect(new Set(mounts.map(({ source }) => source)).size).toBe(1);
});

test('a root directory of / is the file system itself and needs no permissions', async () => {
  rootIs('/', undefined);
  const { creationPermissions: _, ...rest } = world.accessPoint;
  world.accessPoint = rest;
  expect((await world.mount()).source).toBe(world.folder);
});

test('a root directory that is missing without creation permissions is a failure, and nothing is created', async () => {
  const { creationPermissions: _, ...rest } = world.accessPoint;
  world.accessPoint = { ...rest, rootDirectory: '/teams/red' };
  expect(await world.refusal()).toMatch(
    /^S3FilesMountFailureException: .*\/teams\/red.*'teams' is missing.*creation permissions/,
  );
  expect(await readdir(world.folder)).toEqual([]);
});

test('a root directory that is a file, or lies behind one, is a failure', async () => {
  await writeFile(join(world.folder, 'pipeline'), '');
  expect(await world.refusal()).toMatch(/^S3FilesMountFailureException: .*'pipeline' is a file/);
  rootIs('/pipeline/deeper');
  expect(await world.refusal()).toMatch(/^S3FilesMountFailureException: .*'pipeline' is a file/);
});

test.each(['/escape', '/escape/inside'])(
  'that leads out by a link is a failure: %s',
  async (path) => {
    const outside = join(world.dataFolder, 'outside');
    await mkdir(outside);
    await symlink(outside, join(world.folder, 'escape'));
    rootIs(path);
    expect(await world.refusal()).toMatch(/^S3FilesMountFailureException: .*'escape' is a link/);
    expect(await readdir(outside)).toEqual([]);
  },
);

test('a root directory is refused while the files of the file system are not there', async () => {
  await rm(world.folder, { recursive: true });
  expect(await world.refusal()).toMatch(/^S3FilesMountFailureException: the files of fs-0a/);
});
