import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveAwscc } from '../awscc/serve.ts';
import { readCliConfiguration } from './cli-configuration.ts';
import { mirrorCandidates, versionsIn } from './mirror.ts';
import { registryAnswers } from './registry.ts';

/** How a run of Terraform gets its two providers. */
export interface Providers {
  /** Variables Terraform needs; undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** One line for people: which providers, and where they came from. */
  readonly description: string;
  close(): Promise<void>;
}

const AWS = 'hashicorp/aws';
const AWSCC = 'hashicorp/awscc';
const MODES = ['auto', 'registry', 'standin'] as const;

/** Where one provider comes from. */
interface Source {
  readonly from: string;
  readonly mirror?: string;
  readonly standIn?: true;
}
const STAND_IN: Source = { from: 'stand-in', standIn: true };

/**
 * Finds hashicorp/aws and hashicorp/awscc. What the caller's CLI configuration supplies always wins; else the registry,
 * if it answers; else a mirror on this machine, and for awscc the stand-in.
 *
 * @param endpoint the local AWS, for a stand-in whose provider block names no endpoint.
 * @param mirrors folders to look for providers in, best first.
 * @throws Error when hashicorp/aws is nowhere to be had, or S3FILES_AWSCC is none of auto, registry, standin.
 */
export const supplyProviders = async (
  endpoint: string,
  environment: NodeJS.ProcessEnv = process.env,
  mirrors: readonly string[] = mirrorCandidates(environment),
): Promise<Providers> => {
  const mode = environment.S3FILES_AWSCC ?? 'auto';
  if (!MODES.some((known) => known === mode))
    throw new Error(
      `S3FILES_AWSCC is ${JSON.stringify(mode)}; it takes one of ${MODES.join(', ')}`,
    );

  const configuration = readCliConfiguration(environment);
  let reachable: Promise<boolean> | undefined;
  const registry = () => {
    reachable ??= registryAnswers(environment);
    return reachable;
  };
  const reattached = Object.keys(parseReattach(environment.TF_REATTACH_PROVIDERS));

  const find = async (provider: string): Promise<Source | undefined> => {
    if (reattached.some((address) => address.endsWith(`/${provider}`)))
      return { from: 'your TF_REATTACH_PROVIDERS' };
    const supplied = configuration.supplies(provider);
    if (supplied) return { from: `your CLI configuration (${supplied})` };
    if (provider === AWSCC && mode === 'standin') return STAND_IN;
    if (provider === AWSCC && mode === 'registry') return { from: 'registry' };
    if (await registry()) return { from: 'registry' };
    if (configuration.governs)
      return provider === AWSCC ? STAND_IN : { from: 'your CLI configuration' };
    for (const mirror of mirrors) {
      const version = versionsIn(mirror, provider).sort().at(-1);
      if (version) return { from: `${version} from ${mirror}`, mirror };
    }
    return provider === AWSCC ? STAND_IN : undefined;
  };

  const aws = await find(AWS);
  if (!aws)
    throw new Error(
      `no provider ${AWS}: the Terraform registry does not answer and no mirror on this machine holds it; ` +
        'name one in S3FILES_PROVIDER_MIRROR (a folder as `terraform providers mirror` makes it)',
    );
  const awscc = (await find(AWSCC)) as Source;
  return prepare({ aws, awscc }, endpoint, configuration.text, environment);
};

const prepare = async (
  { aws, awscc }: { aws: Source; awscc: Source },
  endpoint: string,
  ownText: string,
  environment: NodeJS.ProcessEnv,
): Promise<Providers> => {
  const folder = mkdtempSync(join(tmpdir(), 's3files-providers-'));
  const standIn = awscc.standIn
    ? await serveAwscc({ environment: { ...environment, AWS_ENDPOINT_URL: endpoint } })
    : undefined;
  const mirrors = [
    ...(aws.mirror ? [{ provider: AWS, path: aws.mirror }] : []),
    ...(awscc.mirror ? [{ provider: AWSCC, path: awscc.mirror }] : []),
  ];
  // The caller's configuration is kept and added to: it may hold credentials or a plugin cache.
  const file = join(folder, 'terraform.tfrc');
  writeFileSync(file, ownText + cliConfiguration(mirrors), { mode: 0o600 });
  const reattach = { ...parseReattach(environment.TF_REATTACH_PROVIDERS), ...standIn?.reattach };
  return {
    environment: {
      TF_CLI_CONFIG_FILE: file,
      TF_REATTACH_PROVIDERS: Object.keys(reattach).length ? JSON.stringify(reattach) : undefined,
    },
    description: `providers: ${AWS} ${aws.from}, ${AWSCC} ${awscc.from}`,
    close: async () => {
      await standIn?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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

const parseReattach = (text: string | undefined): Record<string, object> =>
  text ? (JSON.parse(text) as Record<string, object>) : {};
