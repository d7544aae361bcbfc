import type { ErrorDocument, Errors } from './parts.ts';

/** How Lambda's Node.js runtime shows errors, to the caller and in the log. */
export const createErrors = (util: typeof import('node:util')): Errors => {
  const looksLikeError = (value: unknown): value is Error => {
    const { name, message, stack } = (value ?? {}) as Partial<Error>;
    return [name, message, stack].every((text) => typeof text === 'string' && text !== '');
  };

  const document = (error: unknown): ErrorDocument => {
    try {
      if (util.types.isNativeError(error) || looksLikeError(error)) {
        return {
          errorType: error.name,
          errorMessage: error.message,
          trace: (error.stack ?? '').split('\n'),
        };
      }
      return { errorType: typeof error, errorMessage: String(error), trace: [] };
    } catch {
      return { errorType: 'handled', errorMessage: 'the error cannot be read', trace: [] };
    }
  };

  const withHidden = (_key: string, value: unknown) =>
    value instanceof Error
      ? {
          errorType: value.name,
          errorMessage: value.message,
          code: (value as NodeJS.ErrnoException).code,
          ...value,
          stack: value.stack?.split('\n'),
        }
      : value;

  return {
    document,
    logged: (error) => {
      try {
        return JSON.stringify(
          error instanceof Error ? error : new Error(String(error)),
          withHidden,
        );
      } catch {
        return JSON.stringify(document(error));
      }
    },
    runtimeError: (name, message) => {
      const error = new Error(message);
      error.name = `Runtime.${name}`;
      return error;
    },
  };
};
