/** Node's own modules, handed to each part because its source may not refer to anything outside itself. */
export interface Builtins {
  readonly fs: typeof import('node:fs');
  readonly net: typeof import('node:net');
  readonly path: typeof import('node:path');
  readonly util: typeof import('node:util');
  readonly url: typeof import('node:url');
  readonly module: typeof import('node:module');
}

/** What the runner sends: one invocation. */
export interface InvokeMessage {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly invokedFunctionArn: string;
  readonly traceId?: string;
  readonly clientContext?: unknown;
  /** JSON text. */
  readonly event: string;
}

/** What the runner gets back. `peak` is the most memory the process held so far, in kB. */
export type BootstrapMessage = { readonly peak: number } & (
  | { readonly type: 'ready' }
  | { readonly type: 'response'; readonly payload: string }
  /** Fatal: the process ends after it. */
  | { readonly type: 'error'; readonly payload: string; readonly fatal: boolean }
  | { readonly type: 'exit'; readonly code: number }
);

/** The line to the runner. */
export interface Channel {
  send(message: object, flushed?: () => void): void;
  /** Without the event loop, for the moment of exit. */
  sendNow(message: object): void;
  /** Waits for the next message; only while it waits does it keep the process alive. */
  receive(handle: (message: InvokeMessage) => void): void;
}

/** An error as the caller sees it. */
export interface ErrorDocument {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export interface Errors {
  document(error: unknown): ErrorDocument;
  /** For the log, with the error's own enumerable properties. */
  logged(error: unknown): string;
  runtimeError(name: string, message: string): Error;
}

export interface Lines {
  requestId: string | undefined;
  /** Reports an error of the handler in the log. */
  failure(title: string, error: unknown): void;
}

export type Callback = (error?: unknown, result?: unknown) => void;
export type Handler = (event: unknown, context: object, callback: Callback) => unknown;

/** How one invocation ends. */
export interface Completion {
  succeed(result: unknown): void;
  fail(error: unknown): void;
}
