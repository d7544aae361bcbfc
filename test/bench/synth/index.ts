import type { Figure } from '../figure.ts';
import { inProject } from './project.ts';
import { measureSynthesis } from './synthesis.ts';
import { measureTypeCheck } from './type-check.ts';

/** What the constructs cost their user, by `TerraformHclModule` with the same inputs. */
export const synth: readonly (() => Promise<Figure | readonly Figure[]>)[] = [
  () =>
    inProject(async (folder) => [
      ...(await measureSynthesis(folder)),
      await measureTypeCheck(folder),
    ]),
];
