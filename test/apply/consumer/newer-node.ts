const [MAJOR, MINOR] = [22, 19];

/**
 * The npm packages that bring a Node on which CDKTN's command line runs: none where this one is new enough.
 *
 * @throws Error where there is neither.
 */
export const newerNode = (): string[] => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return [];
  const machine = `${process.platform}-${process.arch}`;
  if (machine === 'linux-x64') return [`node-${machine}@${MAJOR}`];
  throw new Error(
    `cdktn-cli needs Node ${MAJOR}.${MINOR} or newer, and this is ${process.versions.node}. The tests get a newer one from npm ` +
      `for linux-x64 only; on ${machine}, run them with Node ${MAJOR}.${MINOR} or newer`,
  );
};
