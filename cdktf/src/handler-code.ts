import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { bundleHandler, type HandlerBundle } from './bundle.ts';
import { isNodejsCode, type NodejsCode } from './nodejs-handler.ts';
import { pathOf } from './stack.ts';
import { StackFiles } from './stack-files.ts';

interface WithCode {
  readonly code: object;
  readonly handler?: string | undefined;
  readonly environment?: object | undefined;
}

/** The props of the function `id` with `code` as the module takes it: what is still to be bundled becomes an asset of the stack. */
export const withCode = <Props extends WithCode>(
  scope: Construct,
  id: string,
  name: string,
  props: Props,
): Props => {
  const { code, handler = 'index.handler', environment = {} } = props;
  if (!isNodejsCode(code)) return props;
  const path = pathOf(scope, id);
  const { zip, exports } = bundled(code, path);
  const [, exported = handler] = /^index\.([^.]+)/.exec(handler) ?? [];
  if (!exports.includes(exported))
    throw new Error(
      `handler: ${basename(code.entry)} exports no '${exported}' for ${path}; it exports ${exports.join(', ') || 'nothing'}${exports.join() === 'default' ? ', as a CommonJS module does: write it with `export`' : ''}`,
    );
  // Beside the construct: a module has no children.
  const files = new StackFiles(scope, `${id}-${name}`, { 'handler.zip': zip });
  const sourceCodeHash = createHash('sha256').update(zip).digest('base64');
  return {
    ...props,
    code: { filename: `${files.path}/handler.zip`, sourceCodeHash },
    handler,
    environment: Token.isUnresolved(environment)
      ? environment
      : { NODE_OPTIONS: '--enable-source-maps', ...environment },
  };
};

const bundled = ({ entry, options }: NodejsCode, where: string): HandlerBundle => {
  try {
    return bundleHandler(entry, options);
  } catch (error) {
    throw new Error(`code of ${where}: ${(error as Error).message}`);
  }
};

/** The same for a map of functions. */
export const withCodes = <
  Props extends { readonly functions?: Readonly<Record<string, object | undefined>> | undefined },
>(
  scope: Construct,
  id: string,
  props: Props,
): Props => {
  const { functions } = props;
  const isBundled = ([, each]: readonly [string, object | undefined]) =>
    isNodejsCode((each as Partial<WithCode> | null)?.code);
  if (!functions || Token.isUnresolved(functions) || !Object.entries(functions).some(isBundled))
    return props;
  return {
    ...props,
    functions: Object.fromEntries(
      Object.entries(functions).map(([name, each]) => [
        name,
        isBundled([name, each]) ? withCode(scope, id, `code-${name}`, each as WithCode) : each,
      ]),
    ),
  };
};
