import type { Caller } from './client/call.ts';
import { ServiceError } from './client/service-error.ts';
import type { Settings } from './client/settings.ts';
import { checkCredentials } from './client/sts.ts';
import { type Diagnostic, problem } from './diagnostics.ts';
import { member, type Value } from './value/value.ts';

const DEFAULT_ATTEMPTS = 25;

const text = (config: Value, name: string): string | undefined => {
  const value = member(config, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Provider arguments first, then the environment; undefined without an endpoint for both services. */
export const settingsFrom = (
  config: Value,
  environment: NodeJS.ProcessEnv,
): Settings | undefined => {
  const endpoints = member(config, 'endpoints');
  const anywhere = environment.AWS_ENDPOINT_URL;
  const cloudControl =
    text(endpoints, 'cloudcontrolapi') ?? environment.AWS_ENDPOINT_URL_CLOUDCONTROL ?? anywhere;
  const sts = text(endpoints, 'sts') ?? environment.AWS_ENDPOINT_URL_STS ?? anywhere;
  if (!cloudControl || !sts) return undefined;
  const maxRetries = member(config, 'max_retries');
  const token = text(config, 'token') ?? environment.AWS_SESSION_TOKEN;
  const roleArn = text(config, 'role_arn');
  return {
    region:
      text(config, 'region') ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? '',
    accessKey: text(config, 'access_key') ?? environment.AWS_ACCESS_KEY_ID ?? 'local',
    secretKey: text(config, 'secret_key') ?? environment.AWS_SECRET_ACCESS_KEY ?? 'local',
    cloudControl,
    sts,
    maxAttempts: typeof maxRetries === 'number' ? maxRetries : DEFAULT_ATTEMPTS,
    ...(token ? { token } : {}),
    ...(roleArn ? { roleArn } : {}),
  };
};

/** The stand-in never calls AWS itself, so it needs to be told where the local service is. */
export const noEndpoint = (): Diagnostic =>
  problem(
    'No local endpoint',
    'This stand-in for hashicorp/awscc works against a local Cloud Control only. Set AWS_ENDPOINT_URL where it is started, ' +
      'or endpoints = { cloudcontrolapi = …, sts = … } in the provider block.',
  );

// The real provider puts the whole error of its SDK into the summary, so its form is kept here.
const summaryOf = (error: unknown): string => {
  const said =
    error instanceof ServiceError
      ? `operation error STS: ${error.operation}, https response error StatusCode: ${error.status}, RequestID: ${error.requestId}, api error ${error.code}: ${error.reason}`
      : String(error);
  return `validating provider credentials: retrieving caller identity from STS: ${said}`;
};

/** Asks STS twice, as the real provider does: to check the credentials, and for the account. */
export const signIn = async (caller: Caller): Promise<Diagnostic[]> => {
  try {
    await checkCredentials(caller);
    await checkCredentials(caller);
    return [];
  } catch (error) {
    const { sts, accessKey } = caller.settings;
    const detail = `STS at ${sts} does not accept the access key ${accessKey}.`;
    return [problem(summaryOf(error), detail)];
  }
};
