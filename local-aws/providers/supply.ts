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
  readonly description: string;
  close(): Promise<void>;
}

/**
 * Makes both providers available to Terraform.
 *
 * @param local the local AWS, or its endpoint alone: what a stand-in goes by where the provider block says nothing.
 * @param sources what `findSources` found; looked for when it is left out.
 */
export const supplyProviders = async (
  local: Target | string,
  environment: NodeJS.ProcessEnv = process.env,
  sources?: Sources,
): Promise<Providers> => {
  const { aws, awscc, description } = sources ?? (await findSources(environment));
  const folder = mkdtempSync(join(tmpdir(), 's3files-providers-'));
  const standIn = awscc.standIn
    ? await serveAwscc({ environment: environmentFor(targetOf(local, environment), environment) })
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
  return {
    environment: {
      TF_CLI_CONFIG_FILE: file,
      TF_REATTACH_PROVIDERS: Object.keys(reattach).length ? JSON.stringify(reattach) : undefined,
    },
    description,
    close: async () => {
      await standIn?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const targetOf = (local: Target | string, environment: NodeJS.ProcessEnv): Target =>
  typeof local !== 'string'
    ? local
    : {
        endpoint: local,
        account: environment.AWS_ACCESS_KEY_ID ?? 'local',
        region: environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? '',
      };

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
