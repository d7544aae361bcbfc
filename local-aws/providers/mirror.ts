import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const HOST = 'registry.terraform.io';

/** The versions of a provider that a file system mirror holds for this machine, packed or unpacked. */
const versionsIn = (mirror: string, provider: string): string[] => {
  const folder = join(mirror, HOST, provider);
  const target = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  return entries(folder).flatMap((entry) => {
    const packed = /_(\d[^_]*)_([a-z0-9]+_[a-z0-9]+)\.zip$/.exec(entry);
    if (packed) return packed[2] === target ? [packed[1] as string] : [];
    return existsSync(join(folder, entry, target)) ? [entry] : [];
  });
};

/** The newest of them. */
export const newestIn = (mirror: string, provider: string): string | undefined =>
  versionsIn(mirror, provider)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);

/** Whether a file system mirror can serve a provider. */
export const holdsProvider = (mirror: string, provider: string): boolean =>
  versionsIn(mirror, provider).length > 0;

/** Folders that may be mirrors: the one the caller names, those Terraform looks into by itself, and those one level under /opt. */
export const mirrorCandidates = (environment: NodeJS.ProcessEnv): string[] => {
  const home = environment.HOME ?? homedir();
  const shared = (environment.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':');
  return [
    ...(environment.S3FILES_PROVIDER_MIRROR ? [environment.S3FILES_PROVIDER_MIRROR] : []),
    join(home, '.terraform.d', 'plugins'),
    join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'terraform', 'plugins'),
    ...shared.map((folder) => join(folder, 'terraform', 'plugins')),
    ...entries('/opt').map((name) => join('/opt', name)),
  ];
};

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
