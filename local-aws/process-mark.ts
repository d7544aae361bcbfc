import { existsSync, readFileSync } from 'node:fs';

/**
 * What tells a process from a later one that got its number; undefined when no process has the number. Without /proc the
 * number alone has to do.
 */
export const processMark = (pid: number): string | undefined => {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!existsSync('/proc/self/stat')) return answers(pid) ? `${pid}` : undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): the name in parentheses may hold anything; after it state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
  } catch {
    return undefined;
  }
};

/** Whether the process that once had this mark still runs. */
export const isRunning = (mark: string): boolean => {
  const now = processMark(Number.parseInt(mark, 10));
  return now !== undefined && now === mark;
};

const answers = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
