/** A value as HCL has it: JSON, in which a template is only text. */
export const hcl = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll('${', '$${').replaceAll('%{', '%%{');

const MOCKS = `mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

mock_provider "awscc" {
  source = "./tests/mocks/commercial"
}
`;

export interface Scenario {
  readonly name: string;
  readonly command?: 'apply' | 'plan';
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A test file of the root module: its runs share one state, in order. */
export const testFile = (scenarios: readonly Scenario[]): string =>
  [
    MOCKS,
    ...scenarios.map(({ name, command = 'plan', variables }) => {
      const assignments = Object.entries(variables).map(
        ([key, value]) => `    ${key} = ${hcl(value)}`,
      );
      return `run "${name}" {\n  command = ${command}\n\n  variables {\n${assignments.join('\n')}\n  }\n}\n`;
    }),
  ].join('\n');

const ZONES = {
  'eu-west-1a': 'subnet-0123456789abcdef0',
  'eu-west-1b': 'subnet-0123456789abcdef1',
};
export const NETWORK = { vpc_id: 'vpc-0123456789abcdef0', subnets: ZONES };
export const CODE = { s3_object: { bucket: 'code', key: 'code.zip' } };
export const FUNCTION = { access_point: 'shared', code: CODE, handler: 'index.handler' };

/** The least that makes a file system with one access point, without the waits of destroy. */
export const LEAST: Readonly<Record<string, unknown>> = {
  name: 'least',
  network: NETWORK,
  access_points: { shared: {} },
  export_drain_seconds: 0,
  bucket_release_seconds: 0,
};
