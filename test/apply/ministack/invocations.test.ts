import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { MiniStackClient } from '../../../local-aws/ministack/client.ts';
import { type MiniStack, startMiniStack } from '../../../local-aws/ministack/start.ts';
import { eventually } from './eventually.ts';
import { LOG_STREAM, type ScriptedRunner, startScriptedRunner } from './scripted-runner.ts';

// A wait for a condition may take its time on a busy machine.
jest.setTimeout(60_000);

const ACCOUNT = '111122223333';
const scope = { account: ACCOUNT, region: 'eu-west-1' };
const ROLE = `arn:aws:iam::${ACCOUNT}:role/any`;
const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:work`;
const PACKAGE = zipSync({ 'index.js': strToU8('exports.handler = async () => 1;') });

let folder: string;
let runner: ScriptedRunner;
let ministack: MiniStack;
let raw: MiniStackClient;
let lambda: LambdaClient;
let logs: CloudWatchLogsClient;
let sfn: SFNClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ministack-invocations-'));
  const runnerSocket = join(folder, 'runner.sock');
  runner = await startScriptedRunner(runnerSocket);
  ministack = await startMiniStack({
    folder: join(folder, 'ministack'),
    runnerSocket,
    settings: { SFN_WAIT_SCALE: '0.01' },
  });
  const configuration = {
    endpoint: ministack.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  raw = new MiniStackClient(ministack.endpoint);
  lambda = new LambdaClient(configuration);
  logs = new CloudWatchLogsClient(configuration);
  sfn = new SFNClient(configuration);
  await createFunction('work', { LoggingConfig: { LogGroup: '/shared/work' } });
}, 120_000);

afterAll(async () => {
  for (const client of [lambda, logs, sfn]) client?.destroy();
  raw?.close();
  await ministack?.stop();
  await runner?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  runner.invocations.length = 0;
  runner.answer = () => ({});
});

const createFunction = (FunctionName: string, more: object = {}) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: ROLE,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Timeout: 7,
      Code: { ZipFile: PACKAGE },
      ...more,
    }),
  );

const invoke = (body: string, headers: Record<string, string> = {}, name = 'work') =>
  raw.send({
    service: 'lambda',
    scope,
    method: 'POST',
    path: `/2015-03-31/functions/${name}/invocations`,
    headers,
    body,
  });

const logLines = async (logGroupName: string) => {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events.map(({ logStreamName, message }) => `${logStreamName} ${message}`);
};

test('the runner gets the function as Lambda describes it, and the package as a file', async () => {
  await createFunction('whole', {
    Environment: { Variables: { WORKSPACE_ROOT: '/mnt/work' } },
    FileSystemConfigs: [
      {
        Arn: `arn:aws:s3files:eu-west-1:${ACCOUNT}:file-system/fs-0a/access-point/fsap-0a`,
        LocalMountPath: '/mnt/work',
      },
    ],
    VpcConfig: { SubnetIds: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] },
    TracingConfig: { Mode: 'Active' },
  });
  const context = { client: { installation_id: 'x' } };
  await lambda.send(
    new InvokeCommand({
      FunctionName: 'whole',
      Payload: '{"n":1}',
      ClientContext: Buffer.from(JSON.stringify(context)).toString('base64'),
    }),
  );

  const digest = createHash('sha256').update(PACKAGE);
  const [invocation] = runner.invocations;
  expect(invocation).toMatchObject({
    configuration: {
      FunctionName: 'whole',
      FunctionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:whole`,
      Version: '$LATEST',
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Role: ROLE,
      Timeout: 7,
      MemorySize: 128,
      CodeSha256: digest.copy().digest('base64'),
      PackageType: 'Zip',
      Environment: { Variables: { WORKSPACE_ROOT: '/mnt/work' } },
      FileSystemConfigs: [{ LocalMountPath: '/mnt/work' }],
      VpcConfig: { SubnetIds: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] },
      EphemeralStorage: { Size: 512 },
    },
    codeZip: join(folder, 'ministack', 'code', `${digest.digest('hex')}.zip`),
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:whole`,
    traceId: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}/),
    event: '{"n":1}',
    clientContext: context,
  });
  expect(await readFile(invocation!.codeZip)).toEqual(Buffer.from(PACKAGE));
  expect(await readdir(join(folder, 'ministack', 'code'))).toHaveLength(1);
});

test.each([
  ['1.0', '1.0'],
  [' { "big": 12345678901234567890, "text": "\u00e9\\u00e9" } ', 'null'],
  ['"text"', '{ "b": 1,  "a": [1.50, null] }'],
  ['', '"text"'],
])('event %j and response %j pass letter by letter', async (event, payload) => {
  runner.answer = () => ({ payload });
  const { status, body, headers } = await invoke(event);
  expect({ status, body: body.toString() }).toEqual({ status: 200, body: payload });
  expect(headers).not.toHaveProperty('x-amz-function-error');
  expect(runner.invocations[0]?.event).toBe(event || '{}');
});

test('an event that is not JSON is refused and runs nothing', async () => {
  const { status, headers } = await invoke('{"n":');
  expect(status).toBe(400);
  expect(headers['x-amzn-errortype']).toBe('InvalidRequestContentException');
  expect(runner.invocations).toEqual([]);
});

test('an error keeps its type and trace', async () => {
  const error = { errorType: 'OrderError', errorMessage: 'no', trace: ['OrderError: no', ' at x'] };
  runner.answer = () => ({ failure: 'handler', payload: JSON.stringify(error) });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'work' }));
  expect(answer.StatusCode).toBe(200);
  expect(answer.FunctionError).toBe('Unhandled');
  expect(JSON.parse(answer.Payload!.transformToString())).toEqual(error);
});

test.each([
  ['S3FilesMountFailureException', 403],
  ['S3FilesMountTimeoutException', 408],
  ['S3FilesMountConnectivityException', 408],
])('a mount that fails with %s refuses the call with %i', async (errorType, status) => {
  runner.answer = () => ({
    failure: 'mount',
    payload: JSON.stringify({ errorType, errorMessage: 'it is not to be' }),
  });
  await expect(lambda.send(new InvokeCommand({ FunctionName: 'work' }))).rejects.toMatchObject({
    name: errorType,
    message: 'it is not to be',
    $metadata: { httpStatusCode: status },
  });
});

test('a handler that throws under the name of a mount error has run', async () => {
  runner.answer = () => ({
    failure: 'handler',
    payload: '{"errorType":"S3FilesMountFailureException","errorMessage":"mine"}',
  });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'work' }));
  expect(answer.FunctionError).toBe('Unhandled');
});

test("the runner's log arrives once, in its group and stream, and its end in the answer", async () => {
  await createFunction('logging');
  const long = 'x'.repeat(5_000);
  runner.answer = ({ requestId }) => ({
    log: `START RequestId: ${requestId}\nfirst ${long}\nlast\nEND RequestId: ${requestId}\nREPORT RequestId: ${requestId}\n`,
  });
  const answer = await invoke('{}', { 'x-amz-log-type': 'Tail' }, 'logging');
  const id = answer.headers['x-amzn-requestid'];
  const lines = [
    `START RequestId: ${id}`,
    `first ${long}`,
    'last',
    `END RequestId: ${id}`,
    `REPORT RequestId: ${id}`,
  ];
  expect(await logLines('/aws/lambda/logging')).toEqual(
    lines.map((line) => `${LOG_STREAM} ${line}`),
  );
  const tail = Buffer.from(answer.headers['x-amz-log-result']!, 'base64').toString();
  expect(tail).toBe(`${lines.join('\n')}\n`.slice(-4096));
});

test('a function with a log group of its own logs there', async () => {
  await invoke('{}');
  const id = runner.invocations[0]!.requestId;
  expect(await logLines('/shared/work')).toContain(`${LOG_STREAM} START RequestId: ${id}`);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test('an Event call is answered at once under the id that the function sees, and retried', async () => {
  let attempts = 0;
  runner.answer = () => {
    attempts += 1;
    return attempts < 2 ? { failure: 'handler', payload: '{"errorType":"E"}' } : {};
  };
  const { status, headers } = await invoke('{"n":2}', { 'x-amz-invocation-type': 'Event' });
  expect(status).toBe(202);
  await eventually(() => expect(attempts).toBe(2));
  expect(runner.invocations[0]).toMatchObject({
    event: '{"n":2}',
    requestId: headers['x-amzn-requestid'],
  });
});

test('what an Event call leaves behind reaches its destination, and nothing else', async () => {
  await createFunction('after-failure');
  await createFunction('failing');
  await lambda.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName: 'failing',
      MaximumRetryAttempts: 0,
      DestinationConfig: {
        OnFailure: { Destination: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:after-failure` },
      },
    }),
  );
  runner.answer = ({ configuration }) =>
    configuration.FunctionName === 'failing'
      ? { failure: 'handler', payload: '{"errorType":"OrderError"}' }
      : {};
  await invoke('{"n":3}', { 'x-amz-invocation-type': 'Event' }, 'failing');
  await eventually(() => expect(runner.invocations).toHaveLength(2));
  const [failed, after] = runner.invocations;
  expect(JSON.parse(after!.event)).toMatchObject({
    requestPayload: { n: 3 },
    responsePayload: { errorType: 'OrderError' },
  });
  expect(after!.requestId).not.toBe(failed!.requestId);
});

test('an alias runs its version and is seen as it was called', async () => {
  await createFunction('versioned');
  await lambda.send(new PublishVersionCommand({ FunctionName: 'versioned' }));
  await lambda.send(
    new CreateAliasCommand({ FunctionName: 'versioned', Name: 'live', FunctionVersion: '1' }),
  );
  await lambda.send(new InvokeCommand({ FunctionName: 'versioned', Qualifier: 'live' }));
  const arn = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:versioned`;
  expect(runner.invocations[0]).toMatchObject({
    configuration: { Version: '1', FunctionArn: `${arn}:1` },
    invokedFunctionArn: `${arn}:live`,
  });
});

test('a function made from an image reaches the runner without a package', async () => {
  await createFunction('image', {
    Runtime: undefined,
    Handler: undefined,
    PackageType: 'Image',
    Code: { ImageUri: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/any:1` },
  });
  await lambda.send(new InvokeCommand({ FunctionName: 'image' }));
  expect(runner.invocations[0]).toMatchObject({
    configuration: { PackageType: 'Image' },
    codeZip: '',
  });
});

test('100 calls at once are served, over connections that are used again', async () => {
  const threads = async () =>
    Number(/Threads:\s+(\d+)/.exec(await readFile(`/proc/${ministack.pid}/status`, 'utf8'))![1]);
  const many = async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => n).map(async (n) => (await invoke(`${n}`)).status),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
  };
  await many();
  const [connections, before] = [runner.connections(), await threads()];
  runner.invocations.length = 0;
  for (let round = 0; round < 3; round += 1) await many();
  expect(runner.invocations).toHaveLength(300);
  expect(runner.connections() - connections).toBeLessThan(100);
  // A thread per call ends with it: what stays are the server's own.
  await eventually(async () => expect(await threads()).toBeLessThanOrEqual(before));
});

test('connections that the runner has closed are replaced', async () => {
  await invoke('1');
  runner.closeIdleConnections();
  expect((await invoke('2')).status).toBe(200);
  expect(runner.invocations.map(({ event }) => event)).toEqual(['1', '2']);
});

test('calls above the reserved concurrency are throttled', async () => {
  await createFunction('narrow');
  await lambda.send(
    new PutFunctionConcurrencyCommand({
      FunctionName: 'narrow',
      ReservedConcurrentExecutions: 1,
    }),
  );
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  runner.answer = async () => {
    await held;
    return {};
  };
  const first = invoke('{}', {}, 'narrow');
  await eventually(() => expect(runner.invocations).toHaveLength(1));
  expect((await invoke('{}', {}, 'narrow')).status).toBe(429);
  release();
  expect((await first).status).toBe(200);
});

const execute = async (states: object) => {
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: `machine-${Math.random().toString(36).slice(2)}`,
      roleArn: ROLE,
      definition: JSON.stringify({ StartAt: 'Work', States: states }),
    }),
  );
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"run":"r1"}' }),
  );
  return eventually(async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution.status).not.toBe('RUNNING');
    return execution;
  });
};
const work = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: FUNCTION, 'Payload.$': '$' },
  End: true,
};

test('a Task gets the response of the function', async () => {
  runner.answer = () => ({ payload: '{ "records": 3 }' });
  const { status, output } = await execute({ Work: { ...work, OutputPath: '$.Payload' } });
  expect({ status, output: JSON.parse(output!) }).toEqual({
    status: 'SUCCEEDED',
    output: { records: 3 },
  });
  expect(JSON.parse(runner.invocations[0]!.event)).toEqual({ run: 'r1' });
});

test('Retry and Catch match the type that the function threw', async () => {
  runner.answer = () => ({
    failure: 'handler',
    payload: JSON.stringify({ errorType: 'OrderError', errorMessage: 'no', trace: [] }),
  });
  const { status, output } = await execute({
    Work: {
      ...work,
      Retry: [{ ErrorEquals: ['OrderError'], IntervalSeconds: 1, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['OrderError'], Next: 'Caught' }],
    },
    Caught: { Type: 'Pass', End: true },
  });
  expect(status).toBe('SUCCEEDED');
  expect(JSON.parse(output!)).toMatchObject({ Error: 'OrderError' });
  expect(runner.invocations).toHaveLength(3);
});

test("a mount that fails is an error of Lambda's to a Task", async () => {
  runner.answer = () => ({
    failure: 'mount',
    payload: '{"errorType":"S3FilesMountTimeoutException","errorMessage":"later"}',
  });
  const { status, error } = await execute({ Work: work });
  expect({ status, error }).toEqual({
    status: 'FAILED',
    error: 'Lambda.S3FilesMountTimeoutException',
  });
});
