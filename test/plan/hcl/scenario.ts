/** A value as HCL has it: JSON, in which a template is only text. */
export const hcl = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll('${', '$${').replaceAll('%{', '%%{');

/** A block for each provider. */
const mocks = (providers: readonly string[]): string[] =>
  providers.map((name) => `mock_provider "${name}" {\n  source = "./tests/mocks/commercial"\n}\n`);

/** Both providers, mocked. */
export const MOCKS = mocks(['aws', 'awscc']).join('\n');

export type Values = Readonly<Record<string, unknown>>;

/** One `run` block. */
export interface Scenario {
  readonly name: string;
  readonly command?: 'apply' | 'plan';
  readonly variables: Values;
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Both, objects inside them merged as well; where they differ, the second. */
export const merge = (one: Values, two: Values): Values =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(two)])].map((key) => {
      const [a, b] = [one[key], two[key]];
      return [key, isObject(a) && isObject(b) ? merge(a, b) : key in two ? b : a];
    }),
  );

/** The same with the keys of every object in the opposite order. */
export const reversed = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values)
      .reverse()
      .map(([key, value]) => [key, isObject(value) ? reversed(value) : value]),
  );

/** A test file, of the root module unless other providers are named: its runs share one state, in order. */
export const testFile = (
  scenarios: readonly Scenario[],
  providers: readonly string[] = ['aws', 'awscc'],
): string =>
  [
    ...mocks(providers),
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
export const LEAST: Values = {
  name: 'least',
  network: NETWORK,
  access_points: { shared: {} },
  export_drain_seconds: 0,
  bucket_release_seconds: 0,
};
