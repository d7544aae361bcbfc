import type { Builtins, Errors, Lines } from './parts.ts';

/** Makes `console` write the lines that Lambda writes: tab-separated text, or JSON when the function asks for it. */
export const patchConsole = ({ fs, util }: Builtins, errors: Errors): Lines => {
  const json = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  const lines: Lines = {
    requestId: undefined,
    failure: (title, error) => {
      if (json) console.error(error instanceof Error ? error : new Error(String(error)));
      else console.error(title, `\t${errors.logged(error)}`);
    },
  };

  const asJson = (_key: string, value: unknown) =>
    value instanceof Error
      ? {
          errorType: value.constructor.name,
          errorMessage: value.message,
          stackTrace: value.stack?.split('\n'),
          ...value,
        }
      : value;
  const jsonLine = (timestamp: string, level: string, values: unknown[]) => {
    const line = { timestamp, level, requestId: lines.requestId };
    if (values.length === 1) {
      try {
        return JSON.stringify({ ...line, message: values[0] }, asJson);
      } catch {
        return JSON.stringify({ ...line, message: util.format(values[0]) });
      }
    }
    const error = values.find((value) => value instanceof Error);
    const message = util.format(...values);
    return JSON.stringify({ ...line, message, ...(error ? (asJson('', error) as object) : {}) });
  };

  const write = (text: string) => {
    let rest = Buffer.from(text);
    while (rest.length > 0) {
      try {
        rest = rest.subarray(fs.writeSync(1, rest));
      } catch (error) {
        // A child that shares our output may have made it non-blocking, for us as well.
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  };
  const logger =
    (level: string) =>
    (...values: unknown[]) => {
      const time = new Date().toISOString();
      write(
        json
          ? `${jsonLine(time, level, values)}\n`
          : `${time}\t${lines.requestId}\t${level}\t${util.format(...values)}\n`,
      );
    };

  Object.assign(console, {
    trace: logger('TRACE'),
    debug: logger('DEBUG'),
    info: logger('INFO'),
    log: logger('INFO'),
    warn: logger('WARN'),
    error: logger('ERROR'),
    fatal: logger('FATAL'),
  });

  // Everything written before the answer has to be in its log, so nothing may wait in a stream's buffer.
  for (const stream of [process.stdout, process.stderr]) {
    (stream as { _handle?: { setBlocking?(on: boolean): void } })._handle?.setBlocking?.(true);
  }
  return lines;
};
