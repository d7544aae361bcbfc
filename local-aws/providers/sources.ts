import { readCliConfiguration } from './cli-configuration.ts';
import { mirrorCandidates, newestIn } from './mirror.ts';
import { parseReattach } from './reattach.ts';
import { registryAnswers } from './registry.ts';

export const AWS = 'hashicorp/aws';
export const AWSCC = 'hashicorp/awscc';
const MODES = ['auto', 'registry', 'standin'] as const;

/** Where one provider comes from. */
export interface Source {
  /** For people. */
  readonly from: string;
  readonly mirror?: string;
  readonly standIn?: true;
  readonly isOverride?: true;
}
const STAND_IN: Source = { from: 'stand-in', standIn: true };

/** Where both come from, before anything is started. */
export interface Sources {
  readonly aws: Source;
  readonly awscc: Source;
  /** One line for people, the first of every run: which providers, and where they come from. */
  readonly description: string;
}

/**
 * Finds hashicorp/aws and hashicorp/awscc. What the caller's CLI configuration supplies always wins; else the registry,
 * if it answers; else a mirror on this machine, and for awscc the stand-in.
 *
 * @param mirrors folders to look for providers in, best first.
 * @throws Error when hashicorp/aws is nowhere to be had, or S3FILES_AWSCC is none of auto, registry, standin.
 */
export const findSources = async (
  environment: NodeJS.ProcessEnv = process.env,
  mirrors: readonly string[] = mirrorCandidates(environment),
): Promise<Sources> => {
  const mode = modeOf(environment);
  const configuration = readCliConfiguration(environment);
  const reattached = Object.keys(parseReattach(environment));
  let reachable: Promise<boolean> | undefined;
  const registry = () => {
    reachable ??= registryAnswers(environment);
    return reachable;
  };

  const find = async (provider: string): Promise<Source | undefined> => {
    if (reattached.some((address) => address.endsWith(`/${provider}`)))
      return { from: 'your TF_REATTACH_PROVIDERS' };
    const supplied = configuration.supplies(provider);
    if (supplied) return { ...supplied, from: `your CLI configuration (${supplied.from})` };
    if (provider === AWSCC && mode === 'standin') return STAND_IN;
    if (provider === AWSCC && mode === 'registry') return { from: 'registry' };
    if (await registry()) return { from: 'registry' };
    if (configuration.governs)
      return provider === AWSCC ? STAND_IN : { from: 'your CLI configuration' };
    for (const mirror of mirrors) {
      const version = newestIn(mirror, provider);
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
  return { aws, awscc, description: `providers: ${AWS} ${aws.from}, ${AWSCC} ${awscc.from}` };
};

const modeOf = ({ S3FILES_AWSCC = 'auto' }: NodeJS.ProcessEnv) => {
  const mode = MODES.find((known) => known === S3FILES_AWSCC);
  if (!mode)
    throw new Error(
      `S3FILES_AWSCC is ${JSON.stringify(S3FILES_AWSCC)}; it takes one of ${MODES.join(', ')}`,
    );
  return mode;
};
