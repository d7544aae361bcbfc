import { existsSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { type BundleOptions, bundleHandler } from './bundle.ts';
import { StackFiles } from './stack-files.ts';

// Shared by every copy of this file: a marker made by one library's constructs is one for the other's.
const HANDLER = Symbol.for('terraform-aws-s3files/nodejs-handler');

/** A handler to be bundled: what {@link nodejsHandler} makes. */
export interface NodejsHandler {
  readonly [HANDLER]: true;
  /** Absolute path of the module. */
  readonly entry: string;
  readonly options: BundleOptions;
}

const isNodejsHandler = (code: unknown): code is NodejsHandler =>
  typeof code === 'object' && code !== null && HANDLER in code;

/**
 * The code of a function, from a TypeScript or JavaScript file: bundled with esbuild into a zip that is part of the stack.
 *
 * @param entry absolute path or `file:` URL of a module that exports `handler`:
 * `new URL('./handlers/ingest.ts', import.meta.url)`.
 */
export const nodejsHandler = (entry: string | URL, options: BundleOptions = {}): NodejsHandler => {
  const path = entry instanceof URL ? fileURLToPath(entry) : entry;
  if (!isAbsolute(path))
    throw new Error(
      `nodejsHandler: the path must be absolute, so that it means the same in every folder; got '${path}'`,
    );
  if (!existsSync(path)) throw new Error(`nodejsHandler: there is no file '${path}'`);
  return { [HANDLER]: true, entry: path, options };
};

/** A function's props with `code` as the module takes it: a marker becomes an asset of the stack. */
export const withCode = <
  Props extends { readonly code: object; readonly handler?: string | undefined },
>(
  scope: Construct,
  id: string,
  props: Props,
): Props => {
  const { code, handler = 'index.handler' } = props;
  if (!isNodejsHandler(code)) return props;
  const { zip, exports } = bundleHandler(code.entry, code.options);
  const [, exported = handler] = /^index\.(.+)$/.exec(handler) ?? [];
  if (!exports.includes(exported))
    throw new Error(
      `handler: ${basename(code.entry)} exports no '${exported}' for ${scope.node.path}; it exports ${exports.join(', ') || 'nothing'}`,
    );
  const { path } = new StackFiles(scope, id, { 'handler.zip': zip });
  return { ...props, code: { filename: `${path}/handler.zip` }, handler };
};

/** The same for a map of functions. */
export const withCodes = <Props extends Parameters<typeof withCode>[2]>(
  scope: Construct,
  functions: Readonly<Record<string, Props>> | undefined,
): Readonly<Record<string, Props>> | undefined =>
  functions && !Token.isUnresolved(functions)
    ? Object.fromEntries(
        Object.entries(functions).map(([name, props]) => [
          name,
          withCode(scope, `code-${name}`, props),
        ]),
      )
    : functions;
