import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { startLocalAws } from '../../../local-aws/local-aws.ts';
import { clientsFor } from '../../harness/clients.ts';
import { type Figure, inTurn } from '../figure.ts';
import { makeEmptyFunction } from './stage.ts';

const WARM_UP = 30;
const RUNS = 200;

/** A warm invocation of an empty handler through the Lambda API, less the same through a child process and a pipe. */
export const measureInvoke = async (): Promise<Figure> => {
  const local = await startLocalAws();
  const child = bareChild();
  const agent = new Agent({ keepAlive: true });
  try {
    const name = await makeEmptyFunction(clientsFor(local));
    const throughApi = () =>
      invoke(`${local.endpoint}/2015-03-31/functions/${name}/invocations`, agent);
    for (let run = 0; run < WARM_UP; run++) {
      await throughApi();
      await child.invoke();
    }
    const [api, bare] = await inTurn(RUNS, throughApi, child.invoke);
    return {
      what: 'warm invoke through the Lambda API, less a bare child process and pipe',
      value: api - bare,
      unit: 'ms',
      bound: 10,
      how: `${api.toFixed(2)} ms less ${bare.toFixed(2)} ms, medians of ${RUNS}`,
    };
  } finally {
    agent.destroy();
    child.end();
    await local.close();
  }
};

const invoke = (url: string, agent: Agent): Promise<number> =>
  new Promise((done, fail) => {
    const began = performance.now();
    request(url, { method: 'POST', agent }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => {
        body += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 && body === 'null'
          ? done(performance.now() - began)
          : fail(new Error(`invoke answered ${answer.statusCode} ${body}`)),
      );
    })
      .on('error', fail)
      .end('{}');
  });

const CHILD = `
const handler = async () => {};
require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const result = await handler(JSON.parse(line));
  process.stdout.write(JSON.stringify(result ?? null) + '\\n');
});`;

const bareChild = () => {
  const child = spawn(process.execPath, ['-e', CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout });
  return {
    invoke: () =>
      new Promise<number>((done) => {
        const began = performance.now();
        answers.once('line', () => done(performance.now() - began));
        child.stdin.write('{}\n');
      }),
    end: () => child.kill(),
  };
};
