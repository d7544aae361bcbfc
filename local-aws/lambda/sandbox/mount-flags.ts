import { readFileSync } from 'node:fs';

const FLAGS = new Set(['nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime']);

const unescaped = (path: string): string =>
  path.replace(/\\(\d{3})/g, (_all, octal) => String.fromCharCode(Number.parseInt(octal, 8)));

/**
 * Tells with which flags the file system below a path is mounted. In a user namespace a mount may not lose any of them, so
 * whoever mounts it a second time has to name them again.
 */
export const readMountFlags = (): ((path: string) => string[]) => {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, , , , point = '', options = '']) => ({ point: unescaped(point), options }))
    .sort((one, other) => one.point.length - other.point.length);
  return (path) => {
    const holds = (point: string) => point === '/' || `${path}/`.startsWith(`${point}/`);
    // Of mounts on one point, the last one covers the others.
    const found = mounts.findLast(({ point }) => point !== '' && holds(point));
    return (found?.options ?? '').split(',').filter((flag) => FLAGS.has(flag));
  };
};
