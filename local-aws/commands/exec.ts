import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';
import { environmentFor } from '../environment.ts';
import { startLocalAws } from '../local-aws.ts';
import { findSources } from '../providers/sources.ts';
import { type Providers, supplyProviders } from '../providers/supply.ts';
import { findInstance } from './instance.ts';
import { configurationFolder, type OwnState, takeState } from './own-state.ts';
import { readOptions, UsageError } from './usage.ts';

const OPTIONS = { providers: { type: 'boolean', default: false } } as const;
const HELP = `s3files-local exec [--providers] -- COMMAND [ARGUMENT …]: runs a command against the local AWS

  s3files-local exec -- terraform apply     your configuration as it is, on state of its own
  s3files-local exec -- aws s3 ls           the AWS CLI and SDKs work too

  --providers   look up Terraform's providers also for commands that are not Terraform themselves

Terraform's state goes to .s3files-local/ in the folder of the configuration; a folder whose state was made by
somebody else is refused. Looked at are the current folder and -chdir: a script that changes into another folder and
runs Terraform there is on its own. Without a started local AWS one runs for this command only.
`;

const TERRAFORM = /^(terraform|tofu|terragrunt|cdktf|cdktn)$/;

export const exec = async (args: string[]): Promise<number> => {
  const split = args.indexOf('--');
  const [first] = args;
  if (split < 0 && first && !first.startsWith('-'))
    throw new UsageError(`put -- before the command: s3files-local exec -- ${args.join(' ')}`);
  const options = readOptions(split < 0 ? args : args.slice(0, split), OPTIONS, HELP);
  if (!options) return 0;
  const [command, ...rest] = split < 0 ? [] : args.slice(split + 1);
  if (!command)
    throw new UsageError('no command; for example `s3files-local exec -- terraform apply`');

  const isTerraform = TERRAFORM.test(basename(command));
  const sources = isTerraform || options.providers ? await findSources() : undefined;
  if (sources) process.stderr.write(`${sources.description}\n`);
  const running = findInstance();
  const local = running ?? (await startForOneCommand());
  let state: OwnState | undefined;
  let providers: Providers | undefined;
  try {
    state = takeState(configurationFolder(process.cwd(), rest), local.id);
    if (sources) providers = await supplyProviders(local, process.env, sources);
    const isInit = isTerraform && rest.find((argument) => !argument.startsWith('-')) === 'init';
    return await run(command, rest, {
      ...environmentFor(local),
      ...state.environment,
      ...(isInit ? providers?.initEnvironment : providers?.environment),
    });
  } finally {
    await providers?.close();
    state?.release();
    if ('close' in local) await local.close();
  }
};

const startForOneCommand = () => {
  process.stderr.write(
    'no local AWS is running: one runs for this command only (`s3files-local start` keeps one)\n',
  );
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  return startLocalAws(region ? { region } : {});
};

const NOT_FOUND = 127;

const notFound = (command: string): number => {
  process.stderr.write(`s3files-local: no command '${command}' on PATH\n`);
  return NOT_FOUND;
};

/** Runs the command on our terminal and answers its exit code. */
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> => {
  // A terminal sends Ctrl-C to the command too; we stay, so that what it leaves is put back.
  const stay = () => {};
  process.on('SIGINT', stay);
  return new Promise<number>((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const pass = () => child.kill('SIGTERM');
    process.once('SIGTERM', pass);
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? done(notFound(command)) : fail(error),
    );
    child.once('close', (code, signal) => {
      process.off('SIGTERM', pass);
      done(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  }).finally(() => process.off('SIGINT', stay));
};
