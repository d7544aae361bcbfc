import type { Guard } from '../gateway/call.ts';
import { type FileSystemConfig, isS3Files } from './file-system-config.ts';

const FUNCTIONS = /^\/2015-03-31\/functions(\/|$)/;
const INVOKES = /\/(invocations|invoke-async|response-streaming-invocations)\/?$/;

interface Configuration {
  readonly FileSystemConfigs?: readonly FileSystemConfig[];
}

/** Wherever a function's configuration stands in an answer of Lambda. */
interface Answer extends Configuration {
  readonly Configuration?: Configuration;
  readonly Functions?: readonly Configuration[];
  readonly Versions?: readonly Configuration[];
}

const withDefault = (config: FileSystemConfig): FileSystemConfig =>
  isS3Files(config.Arn)
    ? { ...config, S3FilesConfig: { DirectS3Read: 'AUTO', ...config.S3FilesConfig } }
    : config;

const filled = <Part extends Configuration>(part: Part): Part =>
  part.FileSystemConfigs
    ? { ...part, FileSystemConfigs: part.FileSystemConfigs.map(withDefault) }
    : part;

/** Lambda answers `DirectS3Read: AUTO` for an S3 Files mount that was configured without it. */
export const directReadGuard = (): Guard => ({
  wants: ({ service, path }) => service === 'lambda' && FUNCTIONS.test(path) && !INVOKES.test(path),
  async after(_, answer) {
    const text = answer.body.toString();
    if (answer.status >= 300 || !text.includes(':s3files:')) return undefined;
    const body: Answer = JSON.parse(text);
    const { 'content-length': __, ...headers } = answer.headers;
    return {
      status: answer.status,
      headers,
      body: JSON.stringify({
        ...filled(body),
        ...(body.Configuration ? { Configuration: filled(body.Configuration) } : {}),
        ...(body.Functions ? { Functions: body.Functions.map(filled) } : {}),
        ...(body.Versions ? { Versions: body.Versions.map(filled) } : {}),
      }),
    };
  },
});
