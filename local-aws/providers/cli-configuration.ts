import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Block, parseHcl } from './hcl.ts';
import { holdsProvider } from './mirror.ts';

/** The caller's Terraform CLI configuration: what it says about providers. */
export interface CliConfiguration {
  /** Empty when the caller has none. */
  readonly text: string;
  /** Whether it says anything about where providers come from; then nothing may be added to it. */
  readonly governs: boolean;
  /** Where the configuration gets a provider from, or nothing when it does not say. */
  supplies(provider: string): Supplied | undefined;
}

export interface Supplied {
  /** For people. */
  readonly from: string;
  /** A development override: Terraform runs it, but `init` looks for the provider elsewhere all the same. */
  readonly isOverride?: true;
}

/** Reads the file Terraform itself would read. A variable that names a missing file counts as no configuration. */
export const readCliConfiguration = (environment: NodeJS.ProcessEnv): CliConfiguration => {
  const file =
    environment.TF_CLI_CONFIG_FILE ?? join(environment.HOME ?? homedir(), '.terraformrc');
  if (!existsSync(file)) return { text: '', governs: false, supplies: () => undefined };
  const text = readFileSync(file, 'utf8');
  const installation = parseHcl(text).filter(({ type }) => type === 'provider_installation');
  return {
    text,
    governs: installation.length > 0,
    supplies: (provider) =>
      installation
        .flatMap(({ blocks: methods }) => methods)
        .reduce<Supplied | undefined>(
          (found, method) => found ?? fromMethod(method, provider),
          undefined,
        ),
  };
};

const fromMethod = (method: Block, provider: string): Supplied | undefined => {
  const { type, attributes } = method;
  if (type === 'dev_overrides') {
    const folder = attributes[provider] ?? attributes[`registry.terraform.io/${provider}`];
    return typeof folder === 'string'
      ? { from: `development override ${folder}`, isOverride: true }
      : undefined;
  }
  if (!selects(method, provider)) return undefined;
  if (type === 'filesystem_mirror') {
    const path = String(attributes.path ?? '');
    return holdsProvider(path, provider) ? { from: `mirror ${path}` } : undefined;
  }
  return type === 'network_mirror'
    ? { from: `network mirror ${String(attributes.url ?? '')}` }
    : undefined;
};

const selects = ({ attributes: { include, exclude } }: Block, provider: string): boolean =>
  (include === undefined || matchesAny(include, provider)) && !matchesAny(exclude ?? [], provider);

const matchesAny = (patterns: unknown, provider: string): boolean =>
  Array.isArray(patterns) &&
  patterns.some((pattern) => {
    const wanted = String(pattern).split('/').slice(-2);
    const [namespace, type] = provider.split('/');
    return (
      (wanted[0] === '*' || wanted[0] === namespace) && (wanted[1] === '*' || wanted[1] === type)
    );
  });
