import type { Builtins, Errors, Handler } from './parts.ts';

/** Finds the function that a handler string such as `src/index.handler` names, in CommonJS or as an ES module. */
export const loadHandler = async (
  { fs, path, url, module }: Builtins,
  errors: Errors,
  root: string,
  handler: string,
): Promise<Handler> => {
  const name = path.basename(handler);
  const [, file, property] = /^([^.]*)\.(.*)$/.exec(name) ?? [];
  if (handler.includes('..') || !file || !property) {
    throw errors.runtimeError(
      'MalformedHandlerName',
      handler.includes('..') ? `'${handler}' is not a valid handler name.` : 'Bad handler',
    );
  }
  const folder = path.resolve(root, handler.slice(0, handler.length - name.length));
  const base = path.join(folder, file);
  const require = module.createRequire(path.join(root, 'index.js'));
  const load = (found: string) => import(url.pathToFileURL(found).href);

  const inModulePackage = (start: string): boolean => {
    const description = path.join(start, 'package.json');
    if (start.endsWith('/node_modules')) return false;
    if (fs.existsSync(description)) {
      try {
        return JSON.parse(fs.readFileSync(description, 'utf8'))?.type === 'module';
      } catch {
        return false;
      }
    }
    return start !== '/' && inModulePackage(path.dirname(start));
  };

  const loadModule = async () => {
    if (fs.existsSync(base) && fs.statSync(base).isFile()) return require(base);
    if (fs.existsSync(`${base}.js`)) {
      return inModulePackage(folder) ? load(`${base}.js`) : require(`${base}.js`);
    }
    if (fs.existsSync(`${base}.mjs`)) return load(`${base}.mjs`);
    if (fs.existsSync(`${base}.cjs`)) return require(`${base}.cjs`);
    return require(require.resolve(file, { paths: [root, folder] }));
  };

  const loaded = await loadModule().catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    if (error instanceof SyntaxError)
      throw errors.runtimeError('UserCodeSyntaxError', String(error));
    if (code === 'MODULE_NOT_FOUND') throw errors.runtimeError('ImportModuleError', String(error));
    throw error;
  });

  const found = property
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], loaded);
  if (!found) {
    throw errors.runtimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw errors.runtimeError('HandlerNotFound', `${handler} is not a function`);
  }
  return found as Handler;
};
