import { ACCESS_POINT_INPUTS } from '../../../plan/hcl/inputs.ts';
import { accessPointOf, FUNCTIONS, NAMED } from './each.ts';
import { callName, INSTANCES, type When } from './instances.ts';

/** Whether an address belongs to something. */
export type Scope = (address: string) => boolean;

const inCall = (name: string, when: When): Scope => {
  const prefix = `module.${callName(name, when)}.`;
  return (address) => address.startsWith(prefix);
};
/** A function of the call that has one for each group of inputs. */
export const ofFunction = (name: string, when: When): Scope => {
  const prefix = `module.${callName('each', when)}.module.function["${name}"].`;
  return (address) => address.startsWith(prefix);
};
/** The access point and what mounts or names it. */
const ofAccessPoint = (input: string, when: When): Scope => {
  const name = accessPointOf(input);
  const own = `module.${callName('each', when)}.module.file_system`;
  return (address) =>
    ofFunction(`on_${name}`, when)(address) ||
    address === `${own}.awscc_s3files_access_point.this["${name}"]` ||
    (name === NAMED && address === `${own}.awscc_s3files_file_system_policy.this[0]`);
};

/** Edits that were made together, and where whatever they do is to be found. */
export const CASES: readonly (readonly [edits: readonly string[], scope: (when: When) => Scope])[] =
  [
    ...Object.entries(INSTANCES)
      .filter(([name]) => name !== 'each')
      .map(([name, { inputs }]) => [inputs, (when: When) => inCall(name, when)] as const),
    ...Object.entries(FUNCTIONS).map(
      ([name, inputs]) =>
        [
          inputs.map((input) => `functions.*.${input}`),
          (when: When) => ofFunction(name, when),
        ] as const,
    ),
    ...Object.keys(ACCESS_POINT_INPUTS).map(
      (input) =>
        [[`access_points.*.${input}`], (when: When) => ofAccessPoint(input, when)] as const,
    ),
  ];
