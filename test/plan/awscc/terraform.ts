import { execa } from 'execa';

/** How a Terraform command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of every Terraform process here: nothing of the caller's AWS or Terraform settings gets in. */
export const environmentFor = (
  reattach: Record<string, object>,
  more: Record<string, string> = {},
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_CLI_CONFIG_FILE: '/dev/null',
  TF_REATTACH_PROVIDERS: JSON.stringify(reattach),
  ...more,
});

/** Runs Terraform in a folder and answers how it ended, whatever its exit code. */
export const terraform = async (
  folder: string,
  env: Record<string, string>,
  ...args: string[]
): Promise<Ended> => {
  const ended = await execa('terraform', args, {
    cwd: folder,
    env,
    extendEnv: false,
    reject: false,
    maxBuffer: 1 << 28,
  });
  if (ended.exitCode === undefined) {
    throw new Error(
      `terraform ${args[0]} could not run: ${ended.shortMessage}. ` +
        'These tests need Terraform 1.9 or newer on PATH: https://developer.hashicorp.com/terraform/install',
    );
  }
  return { code: ended.exitCode, stdout: ended.stdout, stderr: ended.stderr };
};
