import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, jest } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type {
  FunctionConfiguration,
  Invocation,
  InvocationResult,
} from '../../../local-aws/lambda/invocation.ts';

// Every environment is a process: on a busy machine a start takes its time.
jest.setTimeout(60_000);

/**
 * A folder that is gone after the tests of the file; other users may enter it, and its name has a space, as paths may.
 * `before` runs first.
 */
export const temporaryFolder = (before: () => Promise<unknown> = async () => {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 's3files lambda-'));
  chmodSync(folder, 0o755);
  afterAll(async () => {
    await before();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

/** What `invoke` needs of a function. */
export interface TestFunction {
  readonly configuration: FunctionConfiguration;
  readonly codeZip: string;
}

/** A function with the given files as its code, or one file when they are a text. */
export const createFunction = (
  folder: string,
  files: string | Readonly<Record<string, string>>,
  configuration: Partial<FunctionConfiguration> = {},
): TestFunction => {
  const texts = typeof files === 'string' ? { 'index.js': files } : files;
  const zip = zipSync(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])),
  );
  const codeZip = join(folder, `${randomUUID()}.zip`);
  writeFileSync(codeZip, zip);
  const FunctionName = configuration.FunctionName ?? `f-${randomUUID()}`;
  return {
    codeZip,
    configuration: {
      FunctionName,
      FunctionArn: `arn:aws:lambda:eu-west-1:111122223333:function:${FunctionName}`,
      Version: '$LATEST',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::111122223333:role/pipeline-ingest',
      Timeout: 20,
      MemorySize: 512,
      CodeSha256: createHash('sha256').update(zip).digest('base64'),
      ...configuration,
    },
  };
};

/** A call of a function with an event. */
export const invocationOf = (
  { configuration, codeZip }: TestFunction,
  event: unknown = {},
  rest: Partial<Invocation> = {},
): Invocation => ({
  configuration,
  codeZip,
  invokedFunctionArn: configuration.FunctionArn,
  requestId: randomUUID(),
  event: JSON.stringify(event),
  ...rest,
});

/** The response of a handler; fails the test when there is none. */
export const responseOf = (result: InvocationResult) => {
  if (result.failure) throw new Error(`${result.failure}: ${result.payload}\n${result.log}`);
  return JSON.parse(result.payload);
};

/** Lines of the log between START and END. */
export const handlerLines = ({ log }: InvocationResult): string[] => {
  const lines = log.trimEnd().split('\n');
  const start = lines.findIndex((line) => line.startsWith('START '));
  return lines.slice(
    start + 1,
    lines.findIndex((line) => line.startsWith('END ')),
  );
};
