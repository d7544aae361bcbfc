import { boundFiles, mountTable } from './mounts.ts';
import type { Command, Launch, Specification } from './specification.ts';

const SYSTEM_PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs as process 1 of the environment's namespaces: mounts, makes the new root the only one, and waits for the runtime.
 * $1 is the root, $2 the mount table; the rest is the command. Standard error is for what goes wrong here; the runtime
 * writes to standard output alone, which keeps the order.
 */
const script = (folders: string, files: string) => `set -e
mount -t tmpfs -o mode=0755,size=1m,nosuid sandbox "$1"
cd "$1"
mkdir -p ${folders} mnt
for file in ${files}; do : > "$file"; done
cp -P /dev/fd /dev/stdin /dev/stdout /dev/stderr dev
printf %s "$2" > table
mount --all --fstab "$1/table"
rm table
pivot_root . .
umount -l .
mount -o remount,bind,ro /
cd /var/task
shift 2
ulimit -c 0
set +e
exec 2>/dev/null
"$@" 2>&1
exit $?`;

const quoted = (paths: readonly string[]): string =>
  paths.map((path) => `'.${path.replaceAll("'", `'\\''`)}'`).join(' ');

const setup = (): string => {
  const files = Object.keys(boundFiles());
  const folders = new Set(files.map((file) => file.slice(0, file.lastIndexOf('/'))));
  return script(quoted([...folders]), quoted(files));
};

const runtimeCommand = ({ variables, nodeArguments }: Specification): string[] => [
  'env',
  '-i',
  ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
  '/var/lang/bin/node',
  ...nodeArguments,
];

/** Takes every privilege from a program for good, apart from those named. */
const powerless = (...kept: string[]): string[] => [
  'setpriv',
  '--no-new-privs',
  '--inh-caps=-all',
  `--bounding-set=${['-all', ...kept].join()}`,
];

/** Gives the environment the access point's identity. */
const asAccessPointUser = ({ user }: Specification): string[] => [
  ...powerless(),
  `--reuid=${user.uid}`,
  `--regid=${user.gid}`,
  user.secondaryGids.length === 0 ? '--clear-groups' : `--groups=${user.secondaryGids.join()}`,
];

/** A second user namespace shows the one mapped identity as the access point's. */
const asMappedUser = ({ user }: Specification): string[] => [
  // Since Linux 5.12 only who has this capability may map the identity that is 0 in the outer namespace.
  ...powerless('+setfcap'),
  ...['unshare', '--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`],
  // Any other identity loses them with the next program.
  ...(user.uid === 0 ? powerless() : []),
];

/** Has the kernel end a program as soon as we end, however that happens. */
const TIED = ['setpriv', '--pdeathsig=KILL'];

const plainCommand = (
  { code, variables, nodeArguments }: Specification,
  tied: boolean,
): Command => {
  const [file = '', ...words] = [...(tied ? TIED : []), process.execPath, ...nodeArguments];
  return { file, arguments: words, variables, folder: code };
};

/** The command that starts an execution environment. */
export const command = (launch: Launch, specification: Specification): Command => {
  const { root } = specification;
  if (launch === 'path' || launch === 'loose path') {
    return plainCommand(specification, launch === 'path');
  }
  const mapped = launch === 'user';
  const [file = '', ...tied] = TIED;
  return {
    file,
    arguments: [
      ...tied,
      ...['unshare', '--mount', '--pid', '--fork', '--kill-child'],
      ...(mapped ? ['--user', '--map-root-user'] : []),
      ...['sh', '-c', setup(), 'sandbox', root],
      mountTable(specification, mapped ? { uid: 0, gid: 0 } : specification.user),
      ...(mapped ? asMappedUser(specification) : asAccessPointUser(specification)),
      ...runtimeCommand(specification),
    ],
    variables: { PATH: SYSTEM_PATH },
    folder: '/',
  };
};
