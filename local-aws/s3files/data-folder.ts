import { join } from 'node:path';

/** Where the files of a file system lie on this machine; its root shows `<bucket>/<prefix>`. */
export const fileSystemFolder = (dataFolder: string, fileSystemId: string): string =>
  join(dataFolder, 'file-systems', fileSystemId);
