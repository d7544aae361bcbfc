import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveAwscc } from '../awscc/serve.ts';
import { environmentFor, type Target } from '../environment.ts';
import { readCliConfiguration } from './cli-configuration.ts';
import { parseReattach } from './reattach.ts';
import { AWS, AWSCC, findSources, type Sources } from './sources.ts';

/** How a run of Terraform gets its two providers. */
export interface Providers {
  /** Variables Terraform needs; undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The same for `terraform init`, which has to be kept from looking for a development override in registries. */
  readonly initEnvironment: Readonly<Record<string, string | undefined>>;
  readonly description: string;
  close(): Promise<void>;
}

/**
 * Makes both providers available to Terraform.
 *
 * @param local what a stand-in goes by where the provider block says nothing.
 * @param sources what `findSources` found; looked for when it is left out.
 */
export const supplyProviders = async (
  local: Target,
  environment: NodeJS.ProcessEnv = process.env,
  sources?: Sources,
): Promise<Providers> => {
  const { aws, awscc, description } = sources ?? (await findSources(environment));
  const folder = mkdtempSync(join(tmpdir(), 's3files-providers-'));
  const standIn = awscc.standIn
    ? await serveAwscc({ environment: environmentFor(local, environment) })
    : undefined;
  const mirrors = [
    ...(aws.mirror ? [{ provider: AWS, path: aws.mirror }] : []),
    ...(awscc.mirror ? [{ provider: AWSCC, path: awscc.mirror }] : []),
  ];
  // The caller's configuration is kept and added to: it may hold credentials or a plugin cache.
  const file = join(folder, 'terraform.tfrc');
  const { text } = readCliConfiguration(environment);
  writeFileSync(file, text + cliConfiguration(mirrors), { mode: 0o600 });
  const reattach = { ...parseReattach(environment), ...standIn?.reattach };
  const overridden = [...(aws.isOverride ? [AWS] : []), ...(awscc.isOverride ? [AWSCC] : [])];
  const withReattach = (providers: Record<string, object>) => ({
    TF_CLI_CONFIG_FILE: file,
    TF_REATTACH_PROVIDERS: Object.keys(providers).length ? JSON.stringify(providers) : undefined,
  });
  return {
    environment: withReattach(reattach),
    initEnvironment: withReattach({ ...reattach, ...present(overridden) }),
    description,
    close: async () => {
      await standIn?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Entries that `init` takes for running providers. Nobody connects to them: only `init` sees them, and it connects to none. */
const present = (providers: readonly string[]): Record<string, object> =>
  Object.fromEntries(
    providers.map((provider) => [
      `registry.terraform.io/${provider}`,
      {
        Protocol: 'grpc',
        ProtocolVersion: provider === AWS ? 5 : 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'unix', String: '/dev/null' },
      },
    ]),
  );

const cliConfiguration = (mirrors: { provider: string; path: string }[]): string =>
  mirrors.length === 0
    ? ''
    : [
        'provider_installation {',
        ...mirrors.map(
          ({ provider, path }) =>
            `  filesystem_mirror {\n    path    = ${JSON.stringify(path)}\n    include = [${JSON.stringify(provider)}]\n  }`,
        ),
        `  direct {\n    exclude = ${JSON.stringify(mirrors.map(({ provider }) => provider))}\n  }`,
        '}',
        '',
      ].join('\n');
