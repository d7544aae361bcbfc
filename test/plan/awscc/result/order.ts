import type { LabCall } from '../lab-server.ts';

const CHILDREN = ['MountTarget', 'AccessPoint', 'FileSystemPolicy'];

/** What the dependencies in the chain scenarios promise: all of the left before any of the right. */
const PROMISES = [
  ...CHILDREN.flatMap((child) => [
    ['FileSystem CreateResource', `${child} CreateResource`],
    [`${child} DeleteResource`, 'FileSystem DeleteResource'],
  ]),
  ['MountTarget CreateResource', 'AccessPoint CreateResource'],
  ['AccessPoint DeleteResource', 'MountTarget DeleteResource'],
];

/** The promises that these calls broke. */
export const brokenPromises = (calls: readonly LabCall[]): string[] => {
  const kinds = calls.map(({ op, input }) => `${input?.TypeName?.split('::')[2]} ${op}`);
  return PROMISES.filter(([earlier, later]) => {
    const first = kinds.indexOf(later!);
    return first >= 0 && kinds.lastIndexOf(earlier!) > first;
  }).map((promise) => promise.join(' is not before '));
};
