import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleOptions } from './bundle.ts';

// Shared by every copy of this file: code that one library's constructs were given is code for the other's.
const CODE = Symbol.for('terraform-aws-s3files/nodejs-code');

/** Code that is still to be bundled. */
export interface NodejsCode {
  readonly [CODE]: true;
  /** Absolute path of the module. */
  readonly entry: string;
  readonly options: BundleOptions;
}

/** What {@link nodejsHandler} says of a function: spread it into its props. */
export interface NodejsHandler {
  readonly code: NodejsCode;
  /** `index.<export>`. */
  readonly handler: string;
}

/** What a caller may choose about a handler. */
export interface NodejsHandlerOptions extends BundleOptions {
  /** Which export handles events: `handler` unless given. */
  readonly export?: string | undefined;
}

/**
 * Code and handler of a function, from a TypeScript or JavaScript file: bundled with esbuild, together with all that it
 * imports and a source map, into a zip that is part of the stack and the same on every machine and day. It needs Node 20.11
 * or newer, as all of Lambda's runtimes from nodejs20.x on are.
 *
 * ```ts
 * functions: {
 *   ingest: { accessPoint: 'pipeline', ...nodejsHandler(new URL('./handlers/ingest.ts', import.meta.url)) },
 * }
 * ```
 *
 * Stack traces name the lines of the source: the function gets `NODE_OPTIONS=--enable-source-maps`, unless its
 * environment says something else of `NODE_OPTIONS`.
 *
 * @param entry absolute path or `file:` URL of a module with the export; in a CommonJS module
 * `path.join(__dirname, 'handlers/ingest.ts')`.
 * @throws Error for a path that is not absolute, or leads to no file.
 */
export const nodejsHandler = (
  entry: string | URL,
  { export: exported = 'handler', ...options }: NodejsHandlerOptions = {},
): NodejsHandler => {
  const path = entry instanceof URL ? fileURLToPath(entry) : entry;
  if (!isAbsolute(path))
    throw new Error(
      `nodejsHandler: the path must be absolute, so that it means the same in every folder; got '${path}'. Write new URL('./…', import.meta.url), or path.join(__dirname, '…')`,
    );
  if (!existsSync(path)) throw new Error(`nodejsHandler: there is no file '${path}'`);
  return { code: { [CODE]: true, entry: path, options }, handler: `index.${exported}` };
};

/** Whether code is still to be bundled. */
export const isNodejsCode = (code: unknown): code is NodejsCode =>
  typeof code === 'object' && code !== null && CODE in code;
