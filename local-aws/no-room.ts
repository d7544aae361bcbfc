/** A failure of a file system; when its disk is full, with the way out. */
export const withWayOut = (error: Error, folder: string): Error => {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Error(
    `the disk or quota of ${folder} is full (${code}); free space there, or set TMPDIR to a folder with more and start again`,
    { cause: error },
  );
};
