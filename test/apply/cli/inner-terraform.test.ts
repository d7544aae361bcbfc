import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Command } from './command.ts';
import { synthesise } from './synthesised.ts';

const MINUTES = 60_000;
const CONFIGURATIONS = fileURLToPath(new URL('configurations', import.meta.url));
const OVERRIDE = 's3files_local_override.tf.json';

let command: Command;
const folderOf = (name: string, configuration?: string): string => {
  const folder = join(command.home, 'copies', name);
  mkdirSync(folder, { recursive: true });
  if (configuration) cpSync(join(CONFIGURATIONS, configuration), folder, { recursive: true });
  return folder;
};
const shell = (cwd: string, script: string, env: Record<string, string> = {}) =>
  command.run(['exec', '--', 'sh', '-ec', script], { cwd, env });

beforeAll(async () => {
  command = await Command.started();
}, MINUTES);

afterAll(() => command?.end());

test(
  'a script of package.json that runs Terraform has both providers, told once, and state of its own',
  async () => {
    const folder = folderOf('script', 'identity');
    const deploy = 'terraform init -no-color && terraform apply -no-color -auto-approve';
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { deploy } }));
    const run = ['exec', '--', 'npm', 'run', 'deploy'];
    const { exitCode, stdout, stderr } = await command.run(run, { cwd: folder });
    expect([exitCode, stderr.match(/^providers: /gm)]).toEqual([0, ['providers: ']]);
    expect(stdout).toContain('account = "111122223333"');
    expect(readdirSync(folder).sort()).toEqual(['.s3files-local', 'main.tf', 'package.json']);
    expect(existsSync(join(folder, '.s3files-local', 'terraform.tfstate'))).toBe(true);
  },
  2 * MINUTES,
);

test(
  'a script that changes into another folder has state of its own there',
  async () => {
    const folder = folderOf('elsewhere');
    const infra = folderOf('elsewhere/infra', 'plain');
    const applied = await shell(
      folder,
      'cd infra; terraform init; terraform apply -auto-approve -no-color; terraform state list',
    );
    expect([applied.exitCode, applied.stdout.split('\n').pop()]).toEqual([
      0,
      'terraform_data.kept',
    ]);
    expect(readdirSync(folder)).toEqual(['infra']);
    expect(readdirSync(infra).sort()).toEqual(['.s3files-local', 'main.tf']);

    writeFileSync(join(infra, 'terraform.tfstate'), '{}');
    const refused = await shell(folder, 'cd infra; terraform plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('did not make (terraform.tfstate)');
  },
  2 * MINUTES,
);

test(
  "init inside a script takes the caller's development override for installed",
  async () => {
    const folder = folderOf('override', 'identity');
    const configuration = join(command.home, 'override.tfrc');
    writeFileSync(
      configuration,
      `provider_installation {\n dev_overrides {\n "hashicorp/aws" = "${folder}"\n }\n direct {}\n}\n`,
    );
    const { exitCode, stderr } = await shell(folder, 'terraform init', {
      TF_CLI_CONFIG_FILE: configuration,
      // Whoever looks for a provider in the registry finds nobody.
      HTTPS_PROXY: 'http://127.0.0.1:9',
    });
    expect(stderr).toContain('hashicorp/aws your CLI configuration (development override');
    expect(exitCode).toBe(0);
  },
  MINUTES,
);

const EACH_STACK = (then: string) =>
  `for stack in first second; do (cd cdktf.out/stacks/$stack; terraform init -input=false; ${then}); done`;

test.each(['local', 's3', 'cloud'] as const)(
  'stacks with state in the backend %s read each other on state of their own, which outlives their output',
  async (backend) => {
    const project = folderOf(`stacks-${backend}`);
    synthesise(project, backend);
    // As it is after a deployment to a real AWS.
    writeFileSync(join(project, 'terraform.first.tfstate'), '{ "real": true }');
    const before = readdirSync(project);

    const applied = await shell(project, EACH_STACK('terraform apply -auto-approve -no-color'));
    expect([applied.exitCode, applied.stderr.match(/^(?!providers: ).+$/gm)]).toEqual([0, null]);
    expect(applied.stdout).toContain('read = "made by the first"');
    expect(readdirSync(project).sort()).toEqual(['.s3files-local', ...before].sort());
    expect(readdirSync(join(project, 'cdktf.out/stacks/second'))).not.toContain(OVERRIDE);

    synthesise(project, backend);
    const again = await shell(project, EACH_STACK('terraform plan -detailed-exitcode'));
    expect(again.exitCode).toBe(0);
  },
  2 * MINUTES,
);

test(
  "CDKTF's setting for another Terraform still chooses it",
  async () => {
    const folder = folderOf('another', 'plain');
    const program = join(command.home, 'another-terraform');
    writeFileSync(program, '#!/bin/sh\necho "another: $* in $TF_DATA_DIR"\n');
    chmodSync(program, 0o755);
    const { stdout } = await shell(folder, '"$TERRAFORM_BINARY_NAME" plan', {
      TERRAFORM_BINARY_NAME: program,
    });
    expect(stdout).toBe(`another: plan in ${join(folder, '.s3files-local', 'data')}`);
  },
  MINUTES,
);

test(
  'exec inside exec works against the same local AWS',
  async () => {
    const alone = new Command();
    try {
      const say = 'echo $AWS_ENDPOINT_URL';
      const inner = `"${process.execPath}" "${Command.program}" exec -- sh -c '${say}'`;
      const { stdout, stderr } = await alone.run(['exec', '--', 'sh', '-ec', `${say}; ${inner}`]);
      const [first, ...others] = stdout.split('\n');
      expect(first).toMatch(/^http:/);
      expect(others).toEqual([first]);
      expect(stderr.match(/no local AWS is running/g)).toHaveLength(1);
    } finally {
      await alone.end();
    }
  },
  MINUTES,
);
