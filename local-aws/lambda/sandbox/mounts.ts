import { existsSync, realpathSync } from 'node:fs';
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
  const bind = (source: string, target: string, options: string) =>
    line(source, target, 'none', options);

  return [
    ...SYSTEM.filter(existsSync).map((path) => bind(realpathSync(path), path, 'rbind,ro')),
    ...Object.entries(boundFiles()).map(([target, source]) =>
      bind(source, target, target.startsWith('/dev/') ? 'bind' : 'bind,ro'),
    ),
    line('proc', '/proc', 'proc', 'nosuid,nodev,noexec'),
    line(
      'tmp',
      '/tmp',
      'tmpfs',
      `nosuid,nodev,size=${temporaryStorage}m,mode=0700,uid=${owner.uid},gid=${owner.gid}`,
    ),
    bind(runtime, '/var/runtime', 'bind,ro'),
    bind(code, '/var/task', 'bind,ro'),
    ...(mount ? [bind(mount.source, mount.target, mount.readOnly ? 'bind,ro' : 'bind')] : []),
    '',
  ].join('\n');
};
