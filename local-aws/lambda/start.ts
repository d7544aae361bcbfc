import { randomBytes, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { AuthorizeMount, Mount } from '../mount/mount.ts';
import type { Scope } from '../scope.ts';
import type { CodeCache } from './code.ts';
import { ExecutionEnvironment } from './environment.ts';
import type { FunctionConfiguration, Invocation } from './invocation.ts';
import { Output } from './output.ts';
import { command } from './sandbox/command.ts';
import { DEFAULT_USER, type Launch } from './sandbox/specification.ts';
import { environmentVariables } from './variables.ts';

interface Starting {
  readonly folders: Readonly<Record<'root' | 'runtime' | 'pipes', string>>;
  readonly launch: Launch;
  readonly code: CodeCache;
  readonly authorizeMount: AuthorizeMount;
  readonly endpoint: () => string;
  readonly scopeOf: (configuration: FunctionConfiguration) => Scope;
  readonly started: (environment: ExecutionEnvironment) => void;
}

/** Starts an execution environment for a function; its bootstrap reports when the handler is loaded. */
export type StartEnvironment = (invocation: Invocation) => Promise<ExecutionEnvironment>;

const INSIDE = {
  taskRoot: '/var/task',
  runtimeFolder: '/var/runtime',
  path: '/var/lang/bin:/usr/local/bin:/usr/bin:/bin:/opt/bin',
};

/** Without namespaces everything lies where it lies on this machine. */
const plainPlaces = (taskRoot: string, runtimeFolder: string): typeof INSIDE => ({
  taskRoot,
  runtimeFolder,
  path: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
});

/** The log stream of one environment, named as Lambda names it. */
export const newLogStream = (version: string, now = new Date()): string =>
  `${now.toISOString().slice(0, 10).replaceAll('-', '/')}/[${version}]${randomBytes(16).toString('hex')}`;

/** As Lambda's own bootstrap does: a tenth of the memory for new objects, the rest for old ones. */
const memoryArguments = (megabytes: number): string[] => {
  const young = Math.floor(megabytes / 10);
  return [
    `--max-semi-space-size=${Math.floor(young / 2)}`,
    `--max-old-space-size=${megabytes - young}`,
  ];
};

const startProcess = (
  ...[logStream, output, ...rest]: ConstructorParameters<typeof ExecutionEnvironment>
) => {
  try {
    return new ExecutionEnvironment(logStream, output, ...rest);
  } catch (error) {
    output.close();
    throw error;
  }
};

export const createStarter = (starting: Starting): StartEnvironment => {
  const { folders, launch, code, scopeOf } = starting;

  const authorize = async (configuration: FunctionConfiguration): Promise<Mount | undefined> => {
    const [mounted] = configuration.FileSystemConfigs ?? [];
    if (!mounted) return undefined;
    return starting.authorizeMount({
      scope: scopeOf(configuration),
      roleArn: configuration.Role,
      accessPointArn: mounted.Arn,
      localMountPath: mounted.LocalMountPath,
      subnetIds: configuration.VpcConfig?.SubnetIds ?? [],
      securityGroupIds: configuration.VpcConfig?.SecurityGroupIds ?? [],
    });
  };

  return async ({ configuration, codeZip }) => {
    const [mount, folder] = await Promise.all([
      authorize(configuration),
      code.unpacked(codeZip, configuration.CodeSha256),
    ]);
    const output = await Output.open(folders.pipes, randomUUID());
    const logStream = newLogStream(configuration.Version);
    const plain = launch === 'path' || launch === 'loose path';
    const variables = environmentVariables(configuration, {
      scope: scopeOf(configuration),
      endpoint: starting.endpoint(),
      logStream,
      ...INSIDE,
      ...(plain ? plainPlaces(folder, folders.runtime) : {}),
    });
    // Without namespaces the local mount path shows nothing: the handler has to be led to the directory itself.
    if (plain && mount) variables.WORKSPACE_ROOT = mount.source;

    const specification = {
      root: folders.root,
      runtime: folders.runtime,
      code: folder,
      temporaryStorage: configuration.EphemeralStorage?.Size ?? 512,
      mount,
      user: mount?.user ?? DEFAULT_USER,
      variables,
      nodeArguments: [
        ...memoryArguments(configuration.MemorySize),
        `${variables.LAMBDA_RUNTIME_DIR}/index.mjs`,
      ],
    };
    const environment = startProcess(logStream, output, command(launch, specification), !plain);
    starting.started(environment);
    return environment;
  };
};
