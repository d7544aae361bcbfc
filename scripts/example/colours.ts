import pc from 'picocolors';

// picocolors alone judges by standard output, which a script reads here, and colours wherever CI is set.
const { isTTY } = process.stderr;

/** Colours for what is said on standard error: only on a terminal that has them, and never against NO_COLOR. */
export const colours = pc.createColors(isTTY === true && process.stderr.hasColors());
