import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

jest.setTimeout(120_000);

let ministack: TestMiniStack;

beforeAll(async () => {
  ministack = await startForTest();
});

afterAll(() => ministack?.stop());

const lambda = async (method: string, path: string, request: object = {}) => {
  const { status, body } = await ministack.client.send({
    service: 'lambda',
    scope: SCOPE,
    method,
    path: `/2015-03-31/functions${path}`,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' ? '' : JSON.stringify(request),
  });
  expect([200, 201]).toContain(status);
  return JSON.parse(body.toString());
};

const imageFunction = (FunctionName: string, more: object = {}) => ({
  FunctionName,
  PackageType: 'Image',
  Role: 'arn:aws:iam::111122223333:role/any',
  Code: { ImageUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1' },
  ...more,
});

const EMPTY_IMAGE_CONFIGS = [
  {},
  { WorkingDirectory: '' },
  { Command: [], EntryPoint: [], WorkingDirectory: '' },
];

/** What every action that reads a function says of its image configuration. */
const imageConfigsOf = async (name: string): Promise<unknown[]> => {
  const { Configuration } = await lambda('GET', `/${name}`);
  const configuration = await lambda('GET', `/${name}/configuration`);
  const { Versions } = await lambda('GET', `/${name}/versions`);
  return [Configuration, configuration, ...Versions].map((one) => one.ImageConfigResponse);
};

test.each(EMPTY_IMAGE_CONFIGS)(
  'a function made with the image configuration %j has none',
  async (ImageConfig) => {
    const name = `made-${EMPTY_IMAGE_CONFIGS.indexOf(ImageConfig)}`;
    const made = await lambda('POST', '', imageFunction(name, { ImageConfig, Publish: true }));
    expect(made).not.toHaveProperty('ImageConfigResponse');
    expect(await imageConfigsOf(name)).toEqual(Array(4).fill(undefined));
  },
);

test.each(EMPTY_IMAGE_CONFIGS)(
  'the image configuration %j takes away the one before',
  async (ImageConfig) => {
    const name = `updated-${EMPTY_IMAGE_CONFIGS.indexOf(ImageConfig)}`;
    const before = { Command: ['app.handler'], WorkingDirectory: '' };
    const made = await lambda('POST', '', imageFunction(name, { ImageConfig: before }));
    expect(made).toHaveProperty('ImageConfigResponse.ImageConfig.Command', before.Command);

    const timed = await lambda('PUT', `/${name}/configuration`, { Timeout: 9 });
    expect(timed).toHaveProperty('ImageConfigResponse.ImageConfig.Command', before.Command);

    const updated = await lambda('PUT', `/${name}/configuration`, { ImageConfig });
    expect(updated).toMatchObject({ FunctionName: name, Timeout: 9 });
    expect(updated).not.toHaveProperty('ImageConfigResponse');
    expect(await imageConfigsOf(name)).toEqual(Array(3).fill(undefined));
  },
);
