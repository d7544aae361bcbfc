/** What a tool needs to know in order to work against a local AWS. */
export interface Target {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
}

// Settings of the caller's own AWS: each could lead a call to the real one, or break one to the local.
const FOREIGN =
  /^(AWS_(PROFILE|DEFAULT_PROFILE|SESSION_TOKEN|SECURITY_TOKEN|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*|CA_BUNDLE|ENDPOINT_URL_.*|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT|STS_REGIONAL_ENDPOINTS)|TF_REATTACH_PROVIDERS|TF_CLI_CONFIG_FILE)$/;

/**
 * The environment in which Terraform, the AWS CLI and the SDKs work against a local AWS with unchanged configurations:
 * the caller's own without its AWS settings, and with ours.
 */
export const environmentFor = (
  { endpoint, account, region }: Target,
  caller: NodeJS.ProcessEnv = process.env,
): Record<string, string> => {
  const kept = Object.entries(caller).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !FOREIGN.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    // Calls that put an account id in front of the host reach us as a proxy. HTTPS, as to registries, is not touched.
    HTTP_PROXY: endpoint,
    http_proxy: endpoint,
    CHECKPOINT_DISABLE: '1',
  };
};
