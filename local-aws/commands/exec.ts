import { basename } from 'node:path';
import { environmentFor } from '../environment.ts';
import { type LocalAws, startLocalAws } from '../local-aws.ts';
import { findSources } from '../providers/sources.ts';
import { findInstance } from './instance.ts';
import { type OwnState, takeState } from './own-state.ts';
import { run } from './run.ts';
import { Session, type SessionLocal } from './session.ts';
import { runTerraform } from './terraform.ts';
import { readOptions, UsageError } from './usage.ts';

const HELP = `s3files-local exec -- COMMAND [ARGUMENT …]: runs a command against the local AWS

  s3files-local exec -- terraform apply     your configuration as it is, on state of its own
  s3files-local exec -- npx cdktf deploy    every Terraform that a command runs gets the same
  s3files-local exec -- aws s3 ls           the AWS CLI and SDKs work too

Terraform's state goes to .s3files-local/ in the folder of the configuration, or of the CDKTF project; a folder of HCL
whose state was made by somebody else is refused. Terraform and OpenTofu are found by their names on PATH: one that a
script runs by its full path is on its own. Without a started local AWS one runs for this command only.
`;

const TERRAFORM = /^(terraform|tofu)$/;

export const exec = async (args: string[]): Promise<number> => {
  const split = args.indexOf('--');
  const [first] = args;
  if (split < 0 && first && !first.startsWith('-'))
    throw new UsageError(`put -- before the command: s3files-local exec -- ${args.join(' ')}`);
  if (!readOptions(split < 0 ? args : args.slice(0, split), {}, HELP)) return 0;
  const [command, ...rest] = split < 0 ? [] : args.slice(split + 1);
  if (!command)
    throw new UsageError('no command; for example `s3files-local exec -- terraform apply`');

  const sources = TERRAFORM.test(basename(command)) ? await findSources() : undefined;
  if (sources) process.stderr.write(`${sources.description}\n`);
  const running = Session.current()?.local ?? findInstance();
  const started = running ? undefined : await startForOneCommand();
  const local = running ?? (started as LocalAws);
  if (running) tellOfAnotherRegion(running.region);
  try {
    return sources
      ? await runTerraform(local, command, rest, sources)
      : await runOther(local, command, rest);
  } finally {
    await started?.close();
  }
};

/** A command that may run Terraform, here or in other folders. */
const runOther = async (local: SessionLocal, command: string, args: string[]): Promise<number> => {
  const outer = Session.current();
  const session = outer ?? Session.open(local);
  let state: OwnState | undefined;
  try {
    state = takeState(process.cwd(), local.id);
    return await run(command, args, {
      ...environmentFor(local),
      ...state.environment,
      ...session.environment,
    });
  } finally {
    state?.release();
    if (!outer) session.close();
  }
};

const callersRegion = () => process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;

/** A command gets the Region of the local AWS; zones of another one would be refused only at plan. */
const tellOfAnotherRegion = (region: string): void => {
  const asked = callersRegion();
  if (asked && asked !== region)
    process.stderr.write(
      `AWS_REGION is ${asked}, and the local AWS runs in ${region}, which the command gets: \`s3files-local stop\` and \`start --region ${asked}\` for the other\n`,
    );
};

const startForOneCommand = () => {
  process.stderr.write(
    'no local AWS is running: one runs for this command only (`s3files-local start` keeps one)\n',
  );
  const region = callersRegion();
  return startLocalAws(region ? { region } : {});
};
