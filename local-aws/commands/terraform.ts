import { environmentFor } from '../environment.ts';
import type { Sources } from '../providers/sources.ts';
import { type Providers, supplyProviders } from '../providers/supply.ts';
import { configurationFolder, type OwnState, takeState } from './own-state.ts';
import { notFound, run } from './run.ts';
import { Session, type SessionLocal } from './session.ts';
import { UsageError } from './usage.ts';

/** Runs one Terraform command with providers, and on state of its own. */
export const runTerraform = async (
  local: SessionLocal,
  command: string,
  args: readonly string[],
  sources: Sources,
): Promise<number> => {
  let state: OwnState | undefined;
  let providers: Providers | undefined;
  try {
    state = takeState(configurationFolder(process.cwd(), args), local.id);
    providers = await supplyProviders(local, process.env, sources);
    const isInit = args.find((argument) => !argument.startsWith('-')) === 'init';
    return await run(command, args, {
      ...environmentFor(local),
      ...state.environment,
      ...(isInit ? providers.initEnvironment : providers.environment),
    });
  } finally {
    await providers?.close();
    state?.release();
  }
};

const VERSION = /^(version|--?v(ersion)?)$/;

/** What stands in for Terraform on the PATH of a command: `run-terraform NAME [ARGUMENT …]`. */
export const terraform = async ([name = '', ...args]: string[]): Promise<number> => {
  const session = Session.current();
  if (!session)
    throw new UsageError(`put exec -- before the command: s3files-local exec -- ${name}`);
  const command = session.find(name);
  if (!command) return notFound(name);
  // Asked often, and needs nothing of ours.
  if (VERSION.test(args[0] ?? '')) return run(command, args, process.env);
  return runTerraform(session.local, command, args, await session.sources());
};
