import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from './lab-server.ts';
import type { Step } from './recording.ts';
import { compact } from './result/compact.ts';
import {
  diagnosticsIn,
  diagnosticsResult,
  headlinesIn,
  type ShownDiagnostic,
} from './result/diagnostics.ts';
import { brokenPromises } from './result/order.ts';
import { planResult } from './result/plan.ts';
import { requestsResult } from './result/requests.ts';
import { extrasIn, stateResult } from './result/state.ts';
import { terraform } from './terraform.ts';

/** A lab server, and the environment in which Terraform works against it. */
export interface Stage {
  readonly lab: Lab;
  readonly env: Record<string, string>;
}

const REQUIRED = `terraform {
  required_providers {
    awscc = { source = "hashicorp/awscc" }
  }
}
`;
const PROVIDER = `provider "awscc" {
  region     = "us-east-1"
  access_key = "AKIDLAB"
  secret_key = "lab"
  endpoints  = { cloudcontrolapi = "http://127.0.0.1:PORT", sts = "http://127.0.0.1:PORT" }
}
`;

/** The provider file of a step, pointing to this lab server. */
export const providerFile = (lab: Lab, provider = PROVIDER): string =>
  REQUIRED + provider.replaceAll('http://127.0.0.1:PORT', lab.url);

interface Outcome {
  readonly result: object;
  readonly diagnostics: readonly ShownDiagnostic[];
}

const stateIn = async (folder: string, env: Record<string, string>): Promise<object> => {
  const { stdout } = await terraform(folder, env, 'show', '-json');
  const file = join(folder, 'terraform.tfstate');
  const extras = existsSync(file) ? extrasIn(await readFile(file, 'utf8')) : 0;
  return compact({ ...stateResult(stdout), extras: extras || undefined });
};

const validate = async (folder: string, env: Record<string, string>): Promise<Outcome> => {
  const { code, stdout } = await terraform(folder, env, 'validate', '-json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: ShownDiagnostic[] };
  return { result: { exit: code }, diagnostics };
};

const importOne = async (
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

const planAndApply = async (
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

const playStep = async (folder: string, { lab, env }: Stage, step: Step): Promise<object> => {
  const { scenario, hcl, provider, args = [] } = step;
  const given = compact({ scenario, step: step.step, do: step.do, hcl, provider, args });
  if (step.server) {
    lab.obey(step.server);
    return { ...given, server: step.server };
  }
  if (hcl !== undefined) await writeFile(join(folder, 'main.tf'), hcl);
  await writeFile(join(folder, 'provider.tf'), providerFile(lab, provider));
  lab.takeCalls();
  const { result, diagnostics } = await (step.do === 'validate'
    ? validate(folder, env)
    : step.do === 'import'
      ? importOne(folder, env, args)
      : planAndApply(folder, env, step));
  const calls = lab.takeCalls();
  return {
    ...given,
    ...result,
    ...compact({ diagnostics: diagnosticsResult(diagnostics) }),
    ...requestsResult(calls),
    ...compact({ order: scenario.startsWith('chain') ? brokenPromises(calls) : [] }),
  };
};

/** Plays the steps of one scenario in a fresh copy of an initialised folder, and answers what came of each. */
export const playScenario = async (
  initialised: string,
  stage: Stage,
  steps: readonly Step[],
): Promise<object[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'awscc-replay-'));
  try {
    await cp(initialised, folder, { recursive: true });
    stage.lab.reset();
    const results: object[] = [];
    for (const step of steps) results.push(await playStep(folder, stage, step));
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
