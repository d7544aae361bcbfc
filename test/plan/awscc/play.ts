import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importOne, planAndApply, validate } from './commands.ts';
import type { Lab } from './lab-server.ts';
import type { Step } from './recording.ts';
import { compact } from './result/compact.ts';
import { diagnosticsResult } from './result/diagnostics.ts';
import { brokenPromises } from './result/order.ts';
import { requestsResult } from './result/requests.ts';

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
