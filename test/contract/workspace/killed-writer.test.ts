import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Workspace } from '../../../workspace/src/index.ts';
import { bundled, temporaryFolder } from './folders.ts';

const WHOLE = 2 * 1024 * 1024;
const KILLS = 12;

const isWhole = (bytes: Buffer) =>
  bytes.length === WHOLE && bytes.equals(Buffer.alloc(WHOLE, bytes[0]));

test('readers never see part of a file, however often its writer is killed', async () => {
  const folder = await temporaryFolder();
  const program = await bundled('publish-forever');
  const result = join(folder, 'results/x');
  await new Workspace(folder).publish('results/x', Buffer.alloc(WHOLE, 'a'));
  const seen = new Set<number>();

  for (let kill = 0; kill < KILLS || seen.size < 2; kill++) {
    const writer = spawn(process.execPath, [program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(writer, 'exit');
    await once(writer.stdout, 'data');
    // Not a wait for anything: each round shall end at another moment of a publish.
    const moment = delay(3 + 11 * kill).then(() => writer.kill('SIGKILL'));
    while (writer.exitCode === null && writer.signalCode === null) {
      const bytes = await readFile(result);
      expect(isWhole(bytes)).toBe(true);
      seen.add(bytes[0]!);
      await delay(1);
    }
    await Promise.all([moment, exited]);
    expect(isWhole(await readFile(result))).toBe(true);
  }

  expect(await readdir(join(folder, 'results'))).toEqual(['x']);
  expect((await readdir(folder)).sort()).toEqual(['.workspace', 'results']);
  await new Workspace(folder).publish('results/x', 'again');
  expect(await readFile(result, 'utf8')).toBe('again');
});
