import type { openChannel } from './channel.ts';
import type { createContext } from './context.ts';
import type { createErrors } from './errors.ts';
import type { patchConsole } from './lines.ts';
import type { loadHandler } from './load-handler.ts';
import type { Builtins, Handler, InvokeMessage } from './parts.ts';

/** The other functions that run inside an execution environment. */
export interface Parts {
  readonly openChannel: typeof openChannel;
  readonly createErrors: typeof createErrors;
  readonly patchConsole: typeof patchConsole;
  readonly loadHandler: typeof loadHandler;
  readonly createContext: typeof createContext;
}

/** The program of an execution environment: loads the handler, then takes one invocation after the other. */
export const main = async (builtins: Builtins, parts: Parts): Promise<void> => {
  const errors = parts.createErrors(builtins.util);
  const lines = parts.patchConsole(builtins, errors);
  const channel = parts.openChannel(builtins);
  let whenIdle = () => {};

  const sendError = (error: unknown, fatal: boolean, flushed?: () => void) => {
    const payload = JSON.stringify(errors.document(error));
    channel.send({ type: 'error', payload, fatal }, flushed);
  };
  const crash = (title: string, error: unknown, code: number) => {
    lines.failure(title, error);
    sendError(error, true, () => process.exit(code));
  };
  process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason) => {
    const error = errors.runtimeError('UnhandledPromiseRejection', String(reason));
    crash('Unhandled Promise Rejection', Object.assign(error, { reason }), 128);
  });
  process.on('beforeExit', () => whenIdle());
  process.on('exit', (code) => channel.sendNow({ type: 'exit', code }));

  const run = (handler: Handler, message: InvokeMessage) => {
    const next = () => setImmediate(() => channel.receive((later) => run(handler, later)));
    const completion = {
      succeed: (result: unknown) => {
        let payload: string | undefined;
        try {
          payload = JSON.stringify(result === undefined ? null : result) ?? 'null';
        } catch {
          throw new Error('Unable to stringify response body');
        }
        channel.send({ type: 'response', payload });
        next();
      },
      fail: (error: unknown) => {
        lines.failure('Invoke Error', error);
        sendError(error, false);
        next();
      },
    };

    lines.requestId = message.requestId;
    if (message.traceId === undefined) delete process.env._X_AMZN_TRACE_ID;
    else process.env._X_AMZN_TRACE_ID = message.traceId;

    const { context, callback } = parts.createContext(message, completion, (listener) => {
      whenIdle = listener;
    });
    whenIdle = () => {
      whenIdle = () => {};
      if (handler.constructor.name !== 'AsyncFunction') return completion.succeed(null);
      completion.fail(
        errors.runtimeError(
          'NodeJsExit',
          'The event loop is empty but the promise of the handler was never settled.',
        ),
      );
    };

    const { succeed, fail } = context as { [name in 'succeed' | 'fail']: (value: unknown) => void };
    try {
      const result = handler(JSON.parse(message.event), context, callback) as
        | Promise<unknown>
        | undefined;
      if (typeof result?.then === 'function') result.then(succeed, fail).catch(fail);
    } catch (error) {
      callback(error);
    }
  };

  try {
    const { LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
    const handler = await parts.loadHandler(builtins, errors, LAMBDA_TASK_ROOT, _HANDLER);
    channel.send({ type: 'ready' });
    channel.receive((message) => run(handler, message));
  } catch (error) {
    crash('Uncaught Exception', error, 1);
  }
};
