import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** As in `ps`: R, S, T for stopped, … */
  readonly state: string;
  readonly command: string;
}

const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (!state || state === 'Z') return [];
      const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(parent), state, command }];
    });

/** Processes of this machine whose command names a text, and all below them, apart from our own. */
export const processesNaming = (text: string): Process[] => {
  const all = processes().filter(({ pid }) => pid !== process.pid);
  const found = new Map(
    all.filter(({ command }) => command.includes(text)).map((one) => [one.pid, one]),
  );
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const one of all) if (found.has(one.parent)) found.set(one.pid, one);
  }
  return [...found.values()];
};

/** Mounts in any namespace of this machine that name a text. */
export const mountsNaming = (text: string): string[] => [
  ...new Set(
    processes()
      .flatMap(({ pid }) => read(`/proc/${pid}/mountinfo`).split('\n'))
      .filter((line) => line.replaceAll('\\040', ' ').includes(text)),
  ),
];

/** Waits until something is so; gives up before the test's own time limit, which would leave the wait running. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 50_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${condition}`);
    await delay(10);
  }
};
