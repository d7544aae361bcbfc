import { FUNCTION, LEAST, NETWORK } from '../../scenario.ts';
import type { Refusals } from './all.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ours';
const BESIDE = { access_point: 'shared' };
const CLIENT = { ...BESIDE, role_arn: ROLE };
const TOO_LONG = 'c'.repeat(65);

const name = (value: string): Refusals => ({
  title: `name ${JSON.stringify(value)}`,
  variables: { ...LEAST, name: value },
  messages: [['name must be 1 to 32', `got "${value}"`]],
});

/** What the root module refuses by itself: names, and facts between entries. */
export const ROOT_REFUSALS: readonly Refusals[] = [
  ...['', 'n'.repeat(33)].map(name),
  {
    title: 'access points that nobody declared, and keys of functions and clients',
    variables: {
      ...LEAST,
      functions: {
        lost: { ...FUNCTION, access_point: 'elsewhere' },
        'b-c': FUNCTION,
        '': FUNCTION,
      },
      clients: {
        'two words': { ...CLIENT, access_point: 'elsewhere' },
        [TOO_LONG]: CLIENT,
      },
    },
    messages: [
      ['functions: a key must be letters, digits and underscores', '["","b-c"]'],
      ['functions: access_point must be one of', '{"lost":"elsewhere"}'],
      ['clients: a name must be', `["${TOO_LONG}","two words"]`],
      ['clients: access_point must be one of', '{"two words":"elsewhere"}'],
    ],
  },
  {
    title:
      'what a file system policy would deny to those it names, and what it would give them besides',
    variables: {
      ...LEAST,
      access_points: { shared: {}, other: {} },
      functions: {
        lost: FUNCTION,
        confined: FUNCTION,
        fine: FUNCTION,
        widened: { ...FUNCTION, access: 'read-only' },
      },
      clients: { lost: CLIENT, widened: { ...CLIENT, access: 'read-only' } },
      file_system_policy: {
        elsewhere: { access_point: 'other', functions: ['lost', 'fine'], clients: ['lost'] },
        here: { ...BESIDE, functions: ['fine', 'widened'], clients: ['widened'] },
        reading: { ...BESIDE, access: 'read-only', functions: ['confined'] },
      },
    },
    messages: [
      [
        'file_system_policy: a function that is named must be allowed',
        '["confined","lost","widened"]',
      ],
      ['file_system_policy: a client that is named must be allowed', '["lost","widened"]'],
    ],
  },
  {
    title: 'zones without a subnet',
    variables: {
      ...LEAST,
      functions: {
        far: { ...FUNCTION, zones: ['eu-west-1z'] },
        nowhere: { ...FUNCTION, zones: [] },
      },
    },
    messages: [['functions: zones must be among', '{"far":["eu-west-1z"],"nowhere":[]}']],
  },
  {
    title: 'keys of functions that differ by case only',
    variables: { ...LEAST, functions: { same: FUNCTION, Same: FUNCTION, other: FUNCTION } },
    messages: [['functions: a key must be letters, digits and underscores', '["Same","same"]']],
  },
  {
    title: 'what refers to functions and clients',
    variables: {
      ...LEAST,
      file_system_policy: {
        strangers: { ...BESIDE, functions: ['missing'], clients: ['absent'] },
        nobody: BESIDE,
      },
    },
    messages: [
      ['file_system_policy: functions must be among', '{"strangers":["missing"]}'],
      ['file_system_policy: clients must be among', '{"strangers":["absent"]}'],
      ['file_system_policy: each entry must name', '["nobody"]'],
    ],
  },
  {
    title: 'a network without a zone',
    variables: { ...LEAST, network: { ...NETWORK, subnets: {} } },
    messages: [['network: subnets must name at least one zone', 'network']],
  },
];
