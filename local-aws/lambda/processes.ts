import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // The process ended meanwhile.
  }
};

const tasks = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

/** The processes that a process started and that still exist, oldest first. */
export const childrenOf = (pid: number): number[] =>
  tasks(pid)
    .flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' '))
    .filter(Boolean)
    .map(Number);

/** A process's children, their children and so on. */
export const descendantsOf = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);

/** Sends a signal; answers whether there was such a process. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};

/** Stops every process below `pid`, however fast it makes new ones, and answers which ones it stopped. */
export const stopBelow = (pid: number): number[] => {
  const stopped = new Set<number>();
  for (;;) {
    const running = descendantsOf(pid).filter((one) => !stopped.has(one));
    if (running.length === 0) return [...stopped];
    for (const one of running) {
      signal(one, 'SIGSTOP');
      stopped.add(one);
    }
  }
};

/** Memory of one process in kB: the most it ever held, what it holds, and the part of that which is its own alone. */
export interface Memory {
  readonly peak: number;
  readonly resident: number;
  readonly own: number;
}

/** All zero when there is no such process. */
export const memoryOf = (pid: number): Memory => {
  const status = read(`/proc/${pid}/status`);
  const field = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return {
    peak: field('VmHWM'),
    resident: field('VmRSS'),
    own: field('RssAnon') + field('RssShmem'),
  };
};
