import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { invoke } from '../../../scripts/example/invoke.ts';
import type { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import type { TestAws } from '../../harness/local.ts';
import { rolePolicies } from '../../harness/role-policies.ts';
import { Steps } from './steps.ts';

const HANDLERS = fileURLToPath(new URL('handlers', import.meta.url));
export const MINUTES = 60_000;
/** A signal that does not fire: jest's own limits end what hangs. */
export const never = new AbortController().signal;

/** One applied configuration of this folder. */
export interface Stage<Outputs extends Record<string, unknown>> {
  readonly aws: TestAws;
  readonly deployment: Deployment;
  readonly steps: Steps;
  readonly outputs: Outputs;
  /** What the account held before. */
  readonly before: readonly string[];
}

export const setStage = async <Outputs extends Record<string, unknown>>(
  aws: TestAws,
  configuration: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Stage<Outputs>> => {
  const before = await inventory(aws.clients);
  const steps = new Steps();
  const deployment = await aws.deploy({
    configuration: `test/apply/hcl/${configuration}`,
    variables,
    onMessage: steps.note,
  });
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await deployment.init();
  await deployment.apply();
  return { aws, deployment, steps, before, outputs: await deployment.outputs<Outputs>() };
};

type OnAws = Pick<Stage<Record<string, unknown>>, 'aws'>;

export interface Work {
  readonly step: 'write' | 'read' | 'chown';
  readonly name: string;
  readonly text?: string;
}

/** What the handler answers: the file, or why it may not have it. */
export const work = async ({ aws }: OnAws, functionName: string, event: Work) => {
  const { result } = await invoke<{ text?: string; uid?: number; code?: string }>(
    aws.clients.lambda,
    functionName,
    event,
    never,
  );
  return result;
};

export const configurationOf = ({ aws }: OnAws, FunctionName: string) =>
  aws.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));

/** Statements of all inline policies of a function's role. */
export const statementsOf = async (stage: OnAws, functionName: string) => {
  const { iam } = stage.aws.clients;
  const { Role = '' } = await configurationOf(stage, functionName);
  const policies = await rolePolicies(iam, Role);
  return policies.flatMap(({ document }) => document.Statement);
};
