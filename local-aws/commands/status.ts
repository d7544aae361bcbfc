import { STATUS_PATH, type Status } from '../gateway/status.ts';
import { type Instance, requireInstance } from './instance.ts';
import { readOptions } from './usage.ts';

const OPTIONS = { json: { type: 'boolean', default: false } } as const;
const HELP = `s3files-local status [--json]: what is running; exit code 1 when nothing is

  --json   one line of JSON
`;

export const status = async (args: string[]): Promise<number> => {
  const options = readOptions(args, OPTIONS, HELP);
  if (!options) return 0;
  const instance = requireInstance();
  const answer = await fetch(`${instance.endpoint}${STATUS_PATH}`);
  const found = (await answer.json()) as Status;
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...instance, ...found })}\n` : describe(instance, found),
  );
  return 0;
};

const describe = (instance: Instance, found: Status): string => {
  const minutes = Math.floor((Date.now() - instance.startedAt) / 60_000);
  return [
    `local AWS   ${instance.endpoint}, process ${instance.pid}, up ${minutes} min`,
    `            account ${instance.account}, ${instance.region}, time × ${instance.timeScale}`,
    `handlers    ${found.isolation.mode}: ${found.isolation.reason}`,
    `calls       ${found.calls}`,
    ...found.functions.map(
      ({ functionName, invokePath }) =>
        `function    ${functionName}  POST ${instance.endpoint}${invokePath}`,
    ),
    ...(found.fileSystems.length
      ? found.fileSystems.flatMap(describeFileSystem)
      : ['file systems  none']),
    '',
  ].join('\n');
};

const describeFileSystem = (fileSystem: Status['fileSystems'][number]): string[] => [
  `${fileSystem.fileSystemId}  ${fileSystem.status}, s3://${fileSystem.bucket}/${fileSystem.prefix}, ${fileSystem.pendingExports} waiting for export`,
  ...fileSystem.mountTargets.map(
    ({ mountTargetId, status: is, availabilityZoneId }) =>
      `  mount target  ${mountTargetId}  ${is} in ${availabilityZoneId}`,
  ),
  `  files         ${fileSystem.folder}`,
];
