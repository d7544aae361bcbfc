import { isDeepStrictEqual } from 'node:util';
import type { Run } from './run.ts';

/** Both sides must come to the same calls of the same HCL: otherwise their ratio says nothing. */
export const expectSameModules = (ours: Run, bare: Run, instances: number): void => {
  const [here, there] = [argumentsOf(ours), argumentsOf(bare)];
  const ids = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  const different = ids.filter((id) => !isDeepStrictEqual(here[id], there[id]));
  const [id] = different;
  if (ids.length !== instances || id !== undefined)
    throw new Error(
      `${ids.length} calls for ${instances}, ${different.length} of them not the same on both sides${id ? `:\n${id} ${JSON.stringify(here[id])}\n${id} ${JSON.stringify(there[id])}` : ''}`,
    );
  if (!isDeepStrictEqual(ours.hcl, bare.hcl))
    throw new Error(`not the same HCL: ${ours.hcl.join(' ')}\nand ${bare.hcl.join(' ')}`);
};

/** Without the construct's path, and without the folder of the HCL, whose name each side chooses. */
const argumentsOf = ({ modules }: Run): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(modules).map(([id, { '//': _, source: __, ...inputs }]) => [id, inputs]),
  );
