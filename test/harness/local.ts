import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local-aws/local-aws.ts';
import { type Providers, supplyProviders } from '../../local-aws/providers/supply.ts';
import { type Clients, clientsFor } from './clients.ts';
import { Deployment, type DeploymentOptions } from './deployment.ts';

/** A local AWS with providers and clients, for one test file. */
export interface TestAws extends AsyncDisposable {
  readonly local: LocalAws;
  readonly clients: Clients;
  readonly providers: Providers;
  /** What the local AWS said: for the message of a failing test. */
  readonly log: readonly string[];
  deploy(
    options: Pick<DeploymentOptions, 'configuration' | 'variables' | 'onMessage'>,
  ): Promise<Deployment>;
}

/** Names the providers first, as every run does. Ends deployments before the local AWS they live in. */
export const startTestAws = async (options: LocalAwsOptions = {}): Promise<TestAws> => {
  const log: string[] = [];
  const local = await startLocalAws({
    timeScale: 0.01,
    ...options,
    onLog: (line) => log.push(line),
  });
  const providers = await supplyProviders(local);
  process.stderr.write(`${providers.description}\n`);
  const deployments: Deployment[] = [];
  return {
    local,
    providers,
    log,
    clients: clientsFor(local),
    deploy: async (wanted) => {
      const deployment = await Deployment.open({ ...wanted, target: local, providers });
      deployments.push(deployment);
      return deployment;
    },
    [Symbol.asyncDispose]: async () => {
      try {
        for (const deployment of deployments) await deployment[Symbol.asyncDispose]();
      } finally {
        await providers.close();
        await local.close();
      }
    },
  };
};
