import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { differences } from '../differences.ts';
import { playScenario } from './play.ts';
import { readScenarios } from './recording.ts';
import { initialise, openStage } from './stages.ts';

const scenarios = readScenarios();
const names = [...scenarios.keys()];

// Two Terraform processes side by side: while one scenario is awaited, the next is already played on the other stage.
let stages: Awaited<ReturnType<typeof openStage>>[] = [];
let free: Promise<unknown>[] = [];
let folder: string;
const playing = new Map<string, Promise<object[]>>();

const play = (name: string | undefined): Promise<object[]> | undefined => {
  if (name === undefined) return undefined;
  const before = playing.get(name);
  if (before) return before;
  const place = playing.size % stages.length;
  const results = free[place]!.then(() =>
    playScenario(folder, stages[place]!, scenarios.get(name)!),
  );
  free[place] = results.catch(() => {});
  playing.set(name, results);
  return results;
};

beforeAll(async () => {
  stages = await Promise.all([openStage(), openStage()]);
  free = stages.map(() => Promise.resolve());
  folder = await initialise(stages[0]!);
}, 60_000);

afterAll(async () => {
  await Promise.all(free);
  await Promise.all(stages.map((stage) => stage.close()));
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the recording holds all steps of all scenarios', () => {
  expect([scenarios.size, [...scenarios.values()].flat().length]).toEqual([73, 353]);
});

test.each(names)(
  '%s: every step is as the real provider left it',
  async (name) => {
    const results = play(name)!;
    play(names[names.indexOf(name) + 1])?.catch(() => {});
    const played = await results;
    const differing = scenarios
      .get(name)!
      .flatMap((recorded, i) =>
        differences(recorded, played[i], `step ${recorded.step} (${recorded.do})`),
      );
    expect(differing).toEqual([]);
  },
  120_000,
);
