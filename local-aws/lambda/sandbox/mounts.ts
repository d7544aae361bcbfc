import { existsSync, realpathSync } from 'node:fs';
import { readMountFlags } from './mount-flags.ts';
import type { Specification } from './specification.ts';

/** What programs need of the machine; read-only inside. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/etc', '/nix'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];

/** Files to bind, which unlike folders must exist before: inside → on this machine. */
export const boundFiles = (): Readonly<Record<string, string>> => {
  const files: Record<string, string> = { '/var/lang/bin/node': realpathSync(process.execPath) };
  for (const device of DEVICES) files[`/dev/${device}`] = `/dev/${device}`;
  // With systemd-resolved it is a link to /run, which is not shown otherwise.
  const resolver = existsSync('/etc/resolv.conf') ? realpathSync('/etc/resolv.conf') : '/etc';
  if (!resolver.startsWith('/etc')) files[resolver] = resolver;
  return files;
};

// https://man7.org/linux/man-pages/man5/fstab.5.html: white space and backslashes are written in octal.
const escaped = (path: string): string =>
  path.replace(/[\s\\#]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** The mounts below the environment's root as an fstab, because one `mount --all` costs a tenth of single commands. */
export const mountTable = (
  { root, runtime, code, temporaryStorage, mount, user }: Specification,
  owner: { readonly uid: number; readonly gid: number } = user,
): string => {
  const line = (source: string, target: string, type: string, options: string) =>
    `${escaped(source)} ${escaped(root + target)} ${type} ${options},X-mount.mkdir 0 0`;
  const flags = readMountFlags();
  const bind = (source: string, target: string, ...options: string[]) =>
    line(source, target, 'none', ['bind', ...options].join());
  const readOnly = (source: string, target: string) => bind(source, target, 'ro', ...flags(source));

  return [
    ...SYSTEM.filter(existsSync).map((path) => {
      const source = realpathSync(path);
      return line(source, path, 'none', ['rbind', 'ro', ...flags(source)].join());
    }),
    ...Object.entries(boundFiles()).map(([target, source]) =>
      target.startsWith('/dev/') ? bind(source, target) : readOnly(source, target),
    ),
    line('proc', '/proc', 'proc', 'nosuid,nodev,noexec'),
    // User 0 may write there without any capability.
    bind('/proc/sys', '/proc/sys', 'ro', 'nosuid', 'nodev', 'noexec'),
    line(
      'tmp',
      '/tmp',
      'tmpfs',
      `nosuid,nodev,size=${temporaryStorage}m,mode=0700,uid=${owner.uid},gid=${owner.gid}`,
    ),
    readOnly(runtime, '/var/runtime'),
    readOnly(code, '/var/task'),
    ...(mount ? [(mount.readOnly ? readOnly : bind)(mount.source, mount.target)] : []),
    '',
  ].join('\n');
};
