import type { LocalAwsOptions } from '../local-aws.ts';
import { positive, readOptions, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = {
  port: { type: 'string' },
  account: { type: 'string' },
  region: { type: 'string' },
  'time-scale': { type: 'string' },
  isolation: { type: 'string' },
} as const;

const help = (command: string) => `s3files-local ${command} [options]

  --port N         port on 127.0.0.1 (default: a free one)
  --account ID     account of callers whose access key is not an account id (default 111122223333)
  --region NAME    Region of tools run by exec (default: AWS_REGION, else us-east-1)
  --time-scale N   real time per AWS time (default 0.05: the 60 s until an export become 3 s; 1 is as slow as AWS)
  --isolation HOW  root, user or path: how handlers are kept apart (default: the strictest this machine allows)
`;

const ISOLATIONS = ['auto', 'root', 'user', 'path'] as const;

/** The options of `start` and `serve`; nothing when help was asked for. */
export const readServeOptions = (args: string[], command: string): LocalAwsOptions | undefined => {
  const given = readOptions(args, OPTIONS, help(command));
  if (!given) return undefined;
  const port = wholeNumber('port', given.port, 65_535);
  const timeScale = positive('time-scale', given['time-scale']);
  if (given.account !== undefined && !/^\d{12}$/.test(given.account))
    throw new UsageError(`--account takes twelve digits, got '${given.account}'`);
  const isolation = ISOLATIONS.find((one) => one === (given.isolation ?? 'auto'));
  if (!isolation)
    throw new UsageError(
      `--isolation takes one of ${ISOLATIONS.join(', ')}, got '${given.isolation}'`,
    );
  const region = given.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  return {
    isolation,
    ...(port === undefined ? {} : { port }),
    ...(timeScale === undefined ? {} : { timeScale }),
    ...(given.account === undefined ? {} : { account: given.account }),
    ...(region ? { region } : {}),
  };
};
