import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './functions.ts';
import { USER } from './runners.ts';
import { bundleRunner, type RunnerProcess, startRunnerProcess } from './start-runner-process.ts';

/** A user that this machine does not know. */
export const ORDINARY_UID = 54_321;
const started: RunnerProcess[] = [];
/** Another user makes sockets and folders here as well. */
export const folder = temporaryFolder(async () => {
  for (const { child } of started) child.kill('SIGKILL');
});
chmodSync(folder, 0o777);
const program = await bundleRunner(folder);

interface Circumstances {
  readonly uid?: number | undefined;
  readonly through?: readonly string[];
  readonly place?: string;
}

export const isRoot = process.getuid?.() === 0;
let runs = 0;

/** A folder for a runner. */
export const newPlace = (): string => join(folder, `run-${runs++}`);

const asUser = (uid: number | undefined): string[] =>
  uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];

/** Starts a program in a user namespace of its own, in which a script may prepare something first. */
export const after = (script: string): string[] => [
  ...['unshare', '--user', '--map-root-user', '--mount'],
  ...['sh', '-ec', `${script}; exec "$@"`, 'sh'],
];

/** Starts a runner with a writable and a read-only access point; as an ordinary user where that can be chosen. */
export const start = async (
  mode: string,
  { uid, through = asUser(uid), place = newPlace() }: Circumstances = {},
) => {
  const sources = ['rw', 'ro'].map((name) => `${place}-${name}`);
  for (const source of sources) {
    mkdirSync(source);
    writeFileSync(join(source, 'there'), '');
    if (isRoot) chownSync(source, uid ?? USER.uid, uid ?? USER.gid);
  }
  const [rw = '', ro = ''] = sources;
  const mounts = {
    rw: { source: rw, readOnly: false, user: USER },
    ro: { source: ro, readOnly: true, user: USER },
    inside: { source: join(place, 'inside'), readOnly: true, user: USER },
  };
  const runner = await startRunnerProcess(program, { folder: place, mode, mounts }, through);
  started.push(runner);
  return { runner, place, rw };
};

/** Ends a runner as its owner does. */
export const end = async ({ child }: RunnerProcess) => {
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
};
