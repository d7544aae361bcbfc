import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';

/**
 * Looks for what a run left behind, through lists of the operating system that know nothing of our code: processes and
 * mounts that have to do with a folder, what is still in that folder, and ports that still answer.
 *
 * @param folder the one folder all temporary things of the run had to be in.
 */
export const findLeftovers = async (
  folder: string,
  ports: readonly number[],
): Promise<string[]> => {
  const answering = await Promise.all(ports.map(isListening));
  return [
    ...processesOf(folder).map((text) => `process ${text}`),
    ...mountsBelow(folder).map((mount) => `mount ${mount}`),
    ...entries(folder).map((name) => `file ${folder}/${name}`),
    ...ports.filter((_, i) => answering[i]).map((port) => `port ${port}`),
  ];
};

/** Processes other than this one whose environment, command line, working folder or mounts name the folder. */
const processesOf = (folder: string): string[] =>
  entries('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      const own = ['environ', 'cmdline'].some((file) =>
        read(`/proc/${pid}/${file}`).includes(folder),
      );
      return own || link(`/proc/${pid}/cwd`).startsWith(folder) || hasMountBelow(pid, folder);
    })
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 120)}`);

const hasMountBelow = (pid: string, folder: string): boolean =>
  read(`/proc/${pid}/mountinfo`).includes(folder);

const mountsBelow = (folder: string): string[] =>
  read('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point.startsWith(folder));

const isListening = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
const link = (file: string): string => {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
};
