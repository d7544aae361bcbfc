import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { backendIn, isSynthesised, ownFolder } from './own-folder.ts';

const FILE = 's3files_local_override.tf.json';

/** An override file is the one way to move a backend without touching the configuration. */
export const writeOverride = (folder: string, own: string): void => {
  const remoteStates = isSynthesised(folder) ? statesOfOtherStacks(folder) : {};
  const override = {
    '//': 'Written by s3files-local for the time of one command; delete it if it was left behind.',
    terraform: { backend: { local: backendIn(own) } },
    ...(Object.keys(remoteStates).length > 0 && { data: { terraform_remote_state: remoteStates } }),
  };
  writeFileSync(join(folder, FILE), `${JSON.stringify(override, undefined, 2)}\n`);
};

export const removeOverride = (folder: string): void => rmSync(join(folder, FILE), { force: true });

/** What a stack refers to in another one, it reads from that one's state, which we have moved too. */
const statesOfOtherStacks = (folder: string): Record<string, object> => {
  const read = Object.entries(configurationOf(folder).data?.terraform_remote_state ?? {});
  if (read.length === 0) return {};
  const stacks = readdirSync(dirname(folder))
    .map((name) => join(dirname(folder), name))
    .map((stack) => ({ stack, backends: backendsOf(stack) }));
  return Object.fromEntries(
    read.flatMap(([name, { backend, config }]) => {
      const found = stacks.find(({ backends }) => isDeepStrictEqual(backends[backend], config));
      return found ? [[name, { backend: 'local', config: backendIn(ownFolder(found.stack)) }]] : [];
    }),
  );
};

interface Configuration {
  readonly terraform?: { readonly backend?: Record<string, object>; readonly cloud?: object };
  readonly data?: {
    readonly terraform_remote_state?: Record<string, { backend: string; config?: object }>;
  };
}

const configurationOf = (stack: string): Configuration => {
  try {
    return JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as Configuration;
  } catch {
    // Synthesised as HCL, or no stack.
    return {};
  }
};

const backendsOf = (stack: string): Record<string, object> => {
  const { backend, cloud } = configurationOf(stack).terraform ?? {};
  // `cloud` is the newer way to write the backend `remote`.
  return { ...(cloud && { remote: cloud }), ...backend };
};
