import type { Arns } from './arns.ts';
import { type Access, type ConfiguredFileSystem, FILE_SYSTEM_ENTRIES } from './configured.ts';
import { CLIENT_ACTIONS } from './need-of-functions.ts';
import { can, cannot, type Probe } from './probe.ts';

/** File system and access point of a mount; one without access point leaves it out. */
interface Place {
  readonly module: string;
  readonly accessPoint?: string;
}

const through = (accessPointArn: string) => ({ 's3files:AccessPointArn': accessPointArn });

/**
 * What a client that is granted `grants` should be able to mount, and what not, among all places of the configuration.
 *
 * @param readings what the actions are judged on: AWS documents the file system, its samples grant the access point.
 */
export const mountProbes = (
  arns: Arns,
  own: string,
  grants: Readonly<Record<string, Access>>,
  readings: readonly ('file-system' | 'access-point')[] = ['file-system', 'access-point'],
): readonly Probe[] => [
  ...places().flatMap((place) =>
    CLIENT_ACTIONS.root.flatMap((action) => {
      const access = place.module === own && grants[place.accessPoint ?? ''];
      const should = access && CLIENT_ACTIONS[access].includes(action) ? can : cannot;
      return targets(arns, place, readings).flatMap((target) => should([action], target));
    }),
  ),
  ...strangers(arns, own, grants, readings),
];

const places = (): readonly Place[] =>
  FILE_SYSTEM_ENTRIES.flatMap(([module, { rootDirectories }]: [string, ConfiguredFileSystem]) => [
    { module },
    ...Object.keys(rootDirectories).map((accessPoint) => ({ module, accessPoint })),
  ]);

const targets = (
  arns: Arns,
  { module, accessPoint }: Place,
  readings: readonly string[],
): readonly (readonly [string, Probe['context']])[] => {
  const fileSystem = arns.fileSystem(module);
  if (accessPoint === undefined) return [[fileSystem, {}]];
  const arn = arns.accessPoint(module, accessPoint);
  return [
    ...(readings.includes('file-system') ? [[fileSystem, through(arn)] as const] : []),
    ...(readings.includes('access-point') ? [[arn, through(arn)] as const] : []),
  ];
};

/**
 * Neither another file system through one's own access point, nor an access point of the same id elsewhere, nor a new
 * one, nor anything but mounting.
 */
const strangers = (
  arns: Arns,
  own: string,
  grants: Readonly<Record<string, Access>>,
  readings: readonly string[],
): readonly Probe[] =>
  Object.keys(grants).flatMap((name) => {
    const arn = arns.accessPoint(own, name);
    const fileSystem = arns.fileSystem(own);
    const made = `${fileSystem}/access-point/fsap-0fedcba9876543210`;
    const elsewhere = arn.replace(/fs-\w+/, 'fs-0fedcba9876543210');
    return [
      ...cannot(
        CLIENT_ACTIONS.root,
        [fileSystem.replace(/fs-\w+/, 'fs-0fedcba9876543210'), through(arn)],
        [fileSystem, through(elsewhere)],
        [fileSystem, through(made)],
        ...(readings.includes('access-point')
          ? ([
              [elsewhere, through(elsewhere)],
              [made, through(made)],
            ] as const)
          : []),
      ),
      ...cannot(['s3files:DeleteAccessPoint', 's3files:GetAccessPoint'], [arn]),
      ...cannot(
        ['s3files:DeleteFileSystem', 's3files:PutFileSystemPolicy', 's3files:CreateAccessPoint'],
        [fileSystem],
        [fileSystem, through(arn)],
      ),
    ];
  });
