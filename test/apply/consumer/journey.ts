import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Target } from '../../../local-aws/environment.ts';
import { type Clients, clientsFor } from '../../harness/clients.ts';
import { inventory } from '../../harness/inventory.ts';
import { findLeftovers } from '../../harness/leftovers.ts';
import { eventually } from '../ministack/eventually.ts';
import { Project } from './project.ts';
import type { Tools } from './tools.ts';

const MINUTES = 60_000;
/** As CDKTF names the state of a stack that is deployed to a real AWS. */
const REAL_STATE = 'terraform.visits.tfstate';
const STATE_TEXT = '{ "version": 4, "serial": 7, "resources": [{ "real": true }] }\n';
/** Of Node and of the engine's command. */
const COMPILE_CACHE = /\/(node|v8)-compile-cache[^/]*$/;

/** From an empty folder to a deployed stack and back, with nothing but the commands that a user types. */
export const describeJourney = (tools: Tools): void => {
  let project: Project;
  let target: Target;
  let clients: Clients;
  let before: string[];

  beforeAll(async () => {
    project = await Project.create(tools);
    await project.write(REAL_STATE, STATE_TEXT);
    target = await project.startLocalAws();
    clients = clientsFor(target);
    before = await inventory(clients);
  }, 12 * MINUTES);

  afterAll(async () => {
    try {
      await project?.program('s3files-local', 'stop');
    } finally {
      await project?.[Symbol.asyncDispose]();
    }
  }, 2 * MINUTES);

  test(
    'the project compiles as its template is set up, and synth makes its stacks',
    async () => {
      await project.program('tsc', '--noEmit', '--project', '.');
      expect(await project.program(tools.library, 'synth')).toContain(
        'Generated Terraform code for the stacks: report, visits',
      );
    },
    8 * MINUTES,
  );

  test(
    'deploy makes a function that works in the bucket, and a stack that refers to it',
    async () => {
      const printed = await project.against(
        ...tools.deploy,
        ...['*', '--auto-approve', '--skip-synth', '--outputs-file', 'outputs.json'],
      );
      expect(printed).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
      const { visits, report } = JSON.parse(await project.read('outputs.json'));
      expect(report.visited).toBe(visits.function);

      const { Payload, FunctionError } = await clients.lambda.send(
        new InvokeCommand({ FunctionName: visits.function, Payload: '{ "visitor": "ann" }' }),
      );
      expect([FunctionError, JSON.parse(new TextDecoder().decode(Payload))]).toEqual([
        undefined,
        { path: '/mnt/visits/visitors/ann.txt' },
      ]);
      await eventually(async () => {
        const { Body } = await clients.s3.send(
          new GetObjectCommand({ Bucket: visits.bucket, Key: 'visits/visitors/ann.txt' }),
        );
        expect(await Body?.transformToString()).toBe('ann was here');
      });
    },
    8 * MINUTES,
  );

  test(
    'diff synthesises the same again and finds nothing to change',
    async () => {
      expect(await project.engine('diff', 'visits')).toContain(
        'No changes. Your infrastructure matches the configuration.',
      );
    },
    8 * MINUTES,
  );

  test(
    'destroy leaves nothing in the account, and state of a real AWS as it was',
    async () => {
      const printed = await project.engine('destroy', '*', '--auto-approve', '--skip-synth');
      expect(printed).toMatch(/Destroy complete! Resources: \d+ destroyed/);
      expect(await inventory(clients)).toEqual(before);
      expect(await project.read(REAL_STATE)).toBe(STATE_TEXT);

      await project.program('s3files-local', 'stop');
      const port = Number(new URL(target.endpoint).port);
      const left = await findLeftovers(project.temporary, [port]);
      expect(left.filter((one) => !COMPILE_CACHE.test(one))).toEqual([]);
    },
    8 * MINUTES,
  );
};
