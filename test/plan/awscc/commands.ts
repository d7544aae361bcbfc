import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from './recording.ts';
import { compact } from './result/compact.ts';
import { diagnosticsIn, headlinesIn, type ShownDiagnostic } from './result/diagnostics.ts';
import { planResult } from './result/plan.ts';
import { extrasIn, stateResult } from './result/state.ts';
import { terraform } from './terraform.ts';

/** What came of a command, without the calls it led to. */
export interface Outcome {
  readonly result: object;
  readonly diagnostics: readonly ShownDiagnostic[];
}

const stateIn = async (folder: string, env: Record<string, string>): Promise<object> => {
  const { stdout } = await terraform(folder, env, 'show', '-json');
  const file = join(folder, 'terraform.tfstate');
  const extras = existsSync(file) ? extrasIn(await readFile(file, 'utf8')) : 0;
  return compact({ ...stateResult(stdout), extras: extras || undefined });
};

/** `terraform validate`. */
export const validate = async (folder: string, env: Record<string, string>): Promise<Outcome> => {
  const { code, stdout } = await terraform(folder, env, 'validate', '-json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: ShownDiagnostic[] };
  return { result: { exit: code }, diagnostics };
};

/** `terraform import`, with its further arguments. */
export const importOne = async (
  folder: string,
  env: Record<string, string>,
  args: readonly string[],
): Promise<Outcome> => {
  const { code, stderr } = await terraform(
    folder,
    env,
    'import',
    '-no-color',
    '-input=false',
    ...args,
  );
  const state = await stateIn(folder, env);
  return { result: { exit: code, state }, diagnostics: headlinesIn(stderr) };
};

/** What -generate-config-out wrote, by resource and sorted; the file is removed. */
const generatedIn = async (folder: string): Promise<string[] | undefined> => {
  const file = join(folder, 'generated.tf');
  if (!existsSync(file)) return undefined;
  const text = await readFile(file, 'utf8');
  await rm(file);
  return text
    .split(/(?=^# __generated__ by Terraform)/m)
    .map((block) => block.trim())
    .sort();
};

/** A plan to a file, and for `apply` and `destroy` that file applied. */
export const planAndApply = async (
  folder: string,
  env: Record<string, string>,
  { do: kind, args = [] }: Step,
): Promise<Outcome> => {
  const file = 'plan.bin';
  await rm(join(folder, file), { force: true });
  const destroy = kind === 'destroy' ? ['-destroy'] : [];
  const flags = ['-json', '-input=false', '-detailed-exitcode', `-out=${file}`];
  const planned = await terraform(folder, env, 'plan', ...flags, ...destroy, ...args);
  const generated = await generatedIn(folder);
  const diagnostics = diagnosticsIn(planned.stdout);
  if (planned.code === 1) return { result: compact({ exit: 1, generated }), diagnostics };
  const plan = planResult((await terraform(folder, env, 'show', '-json', file)).stdout);
  if (kind === 'plan') {
    return { result: { exit: planned.code, plan, ...compact({ generated }) }, diagnostics };
  }
  const applied = await terraform(folder, env, 'apply', '-json', '-input=false', file);
  const exit = [planned.code, applied.code];
  const state = await stateIn(folder, env);
  return {
    result: { exit, plan, state },
    diagnostics: [...diagnostics, ...diagnosticsIn(applied.stdout)],
  };
};
