import { run } from './run.ts';

/** A Python interpreter that MiniStack can be installed for. */
export interface Python {
  readonly command: string;
  /** For example `3.12`. */
  readonly version: string;
}

const OLDEST = 11;
const NEWEST = 14;
const CANDIDATES = [
  'python3',
  ...Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => `python3.${NEWEST - index}`),
];

const PROBE = `
import importlib.util, sys
modules = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
print("%d.%d %s" % (*sys.version_info[:2], "complete" if modules else "incomplete"))
`;

/** The first interpreter on PATH that is new enough and can make virtual environments. */
export const findPython = async (env: NodeJS.ProcessEnv = process.env): Promise<Python> => {
  let incomplete: string | undefined;
  const tooOld: string[] = [];
  for (const command of CANDIDATES) {
    // Version managers put names on PATH that only print an error: so each candidate is run.
    const { code, output } = await run(command, ['-c', PROBE], { env });
    const [, version, minor, state] = /^(3\.(\d+)) (\w+)$/m.exec(output) ?? [];
    if (code !== 0 || !version) continue;
    if (Number(minor) < OLDEST || Number(minor) > NEWEST) tooOld.push(`${command} is ${version}`);
    else if (state === 'complete') return { command, version };
    else incomplete ??= version;
  }
  if (incomplete) {
    throw new Error(
      `Python ${incomplete} cannot make virtual environments here (no venv or ensurepip module): install the package python${incomplete}-venv (Debian and Ubuntu: 'sudo apt install python${incomplete}-venv').`,
    );
  }
  const seen = tooOld.length > 0 ? ` (${tooOld.join(', ')})` : '';
  throw new Error(
    `The local AWS needs Python 3.${OLDEST} to 3.${NEWEST} and found none on PATH${seen}: install one, for example 'sudo apt install python3 python3-venv' or 'brew install python@3.13'.`,
  );
};
