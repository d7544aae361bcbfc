import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AwsccOptions, type ServedAwscc, serveAwscc } from '../../../local-aws/awscc/serve.ts';
import { type Lab, startLab } from '../../plan/awscc/lab-server.ts';
import { call, configure, connectTo, readData } from './grpc-client.ts';

const DATA_SOURCE = 'awscc_s3files_file_system';
const UNIMPLEMENTED = '12';

let lab: Lab;
let awscc: ServedAwscc;
let running: ServedAwscc[] = [];

const serve = async (options: AwsccOptions): Promise<ServedAwscc> => {
  const served = await serveAwscc(options);
  running.push(served);
  return served;
};

beforeEach(async () => {
  lab = await startLab();
  awscc = await serve({ environment: { AWS_ENDPOINT_URL: lab.url, AWS_REGION: 'us-east-1' } });
});

afterEach(async () => {
  await Promise.all(running.map((served) => served.close()));
  running = [];
  await lab.close();
});

const scopes = (): string[] =>
  lab.takeCalls().flatMap(({ op, scope }) => (op === 'GetResource' ? [String(scope)] : []));

test('the socket is offered to Terraform as a provider of protocol 6, to this user alone', () => {
  expect(awscc.reattach).toEqual({
    'registry.terraform.io/hashicorp/awscc': {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'unix', String: awscc.socket },
    },
  });
  expect(statSync(dirname(awscc.socket)).mode & 0o777).toBe(0o700);
});

test('each connection keeps its own configuration', async () => {
  const [one, two] = [connectTo(awscc.socket), connectTo(awscc.socket)];
  expect(await configure(one, { region: 'eu-west-1' })).toEqual([]);
  expect(await configure(two, { region: 'ap-south-1' })).toEqual([]);
  lab.takeCalls();
  for (const connection of [one, two, one]) await readData(connection, DATA_SOURCE, 'arn');
  expect(scopes()).toEqual([
    'eu-west-1/cloudcontrolapi',
    'ap-south-1/cloudcontrolapi',
    'eu-west-1/cloudcontrolapi',
  ]);
  one.close();
  two.close();
});

test('what the provider block leaves out comes from the environment that was passed in', async () => {
  const connection = connectTo(awscc.socket);
  expect(await configure(connection, {})).toEqual([]);
  lab.takeCalls();
  expect(await readData(connection, DATA_SOURCE, 'arn')).toEqual(['AWS Data Source Not Found']);
  expect(scopes()).toEqual(['us-east-1/cloudcontrolapi']);
  connection.close();
});

test('without an endpoint it refuses to work rather than calling AWS', async () => {
  const bare = await serve({ environment: {} });
  const connection = connectTo(bare.socket);
  expect(await configure(connection, { region: 'eu-west-1' })).toEqual(['No local endpoint']);
});

test('calls that it does not know are unimplemented, which Terraform takes as "none"', async () => {
  const connection = connectTo(awscc.socket);
  for (const path of [
    '/tfplugin6.Provider/GetResourceIdentitySchemas',
    '/tfplugin6.Provider/ValidateListResourceConfig',
    '/tfplugin6.Provider/toString',
    '/plugin.GRPCStdio/StreamStdio',
  ]) {
    expect([path, (await call(connection, path)).status]).toEqual([path, UNIMPLEMENTED]);
  }
  connection.close();
});

test('closing ends open connections and what they wait for, and removes the socket', async () => {
  lab.obey({ faults: [{ refuse: 'ThrottlingException', op: 'GetResource' }] });
  let waits: (signal: AbortSignal) => void;
  const waiting = new Promise<AbortSignal>((resolve) => {
    waits = resolve;
  });
  const patient = await serve({
    environment: { AWS_ENDPOINT_URL: lab.url },
    waiting: {
      random: () => 0,
      pause: (_, signal) => {
        waits(signal);
        return once(signal, 'abort').then(() => signal.throwIfAborted());
      },
    },
  });
  const connection = connectTo(patient.socket);
  await configure(connection, {});
  const reading = readData(connection, DATA_SOURCE, 'arn').catch(() => 'cut off');
  const signal = await waiting;

  await Promise.all([patient.close(), patient.close()]);

  expect(await reading).toBe('cut off');
  expect(signal.aborted).toBe(true);
  expect(existsSync(dirname(patient.socket))).toBe(false);
});
