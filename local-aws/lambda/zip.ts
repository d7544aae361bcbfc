import { unzipSync } from 'fflate';

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** Permission bits; where the archive has none, everyone may read. */
  readonly mode: number;
  readonly kind: 'file' | 'folder' | 'link';
}

const LINK = 0o120000;
const TYPE = 0o170000;

/** Unix modes lie in the central directory (APPNOTE 4.3.12), which fflate keeps to itself. */
const modesOf = (archive: Buffer): ReadonlyMap<string, number> => {
  const modes = new Map<string, number>();
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = end < 0 ? archive.length : archive.readUInt32LE(end + 16);
  while (at + 46 <= archive.length && archive.readUInt32LE(at) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString();
    modes.set(name, archive.readUInt32LE(at + 38) >>> 16);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return modes;
};

/** The entries of an archive; refuses one that reaches outside the folder it is unpacked to. */
export const readZip = (archive: Buffer): ZipEntry[] => {
  const modes = modesOf(archive);
  return Object.entries(unzipSync(archive)).map(([name, content]) => {
    if (name.startsWith('/') || name.split(/[/\\]/).includes('..')) {
      throw new Error(
        `entry '${name}' reaches outside the package; pack relative paths without '..'`,
      );
    }
    const mode = modes.get(name) ?? 0;
    const kind = name.endsWith('/') ? 'folder' : (mode & TYPE) === LINK ? 'link' : 'file';
    return { name, content, kind, mode: mode & 0o777 || (kind === 'folder' ? 0o755 : 0o644) };
  });
};
