import type { RecordedCall } from './gateway/call-log.ts';
import type { Runner } from './lambda/runner.ts';

const READS = /^(Get|List|Describe|Head|GET |HEAD )/;

/** A call as the log shows it, or nothing for one that only reads and got what it asked for. */
export const callLine = ({
  service,
  operation,
  typeName,
  status = 0,
}: RecordedCall): string | undefined =>
  READS.test(operation) && status < 400
    ? undefined
    : `${status} ${[service, operation, typeName].filter(Boolean).join(' ')}`;

/** A runner that also tells what handlers said, each line with the name of its function. */
export const telling = (runner: Runner, onLog: (line: string) => void): Runner => ({
  ...runner,
  invoke: async (invocation) => {
    const result = await runner.invoke(invocation);
    for (const line of result.log.trimEnd().split('\n'))
      onLog(`${invocation.configuration.FunctionName}  ${line}`);
    return result;
  },
});
