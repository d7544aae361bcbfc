import { BUCKET, refusalsOf, tags, type Wrong } from './of.ts';

/** What the network module refuses. */
export const NETWORK_REFUSALS = refusalsOf(
  'network',
  { name: 'net', subnets: { 'eu-west-1a': '10.0.0.0/24' } },
  [
    ...['', 'n'.repeat(129), 'sg-net', 'a\nb'].map(
      (name): Wrong => [
        `name ${JSON.stringify(name)}`,
        { name },
        [
          `network ${name.replace('\n', ' ')}: name must be 1 to 128`,
          `got ${name.length}: ${JSON.stringify(name)}`,
        ],
      ],
    ),
    ...['10.0.0.0/15', '10.0.0.0/29', '10.0.0.1/16', '10.0.0.0', 'fd00::/20'].map(
      (cidr_block): Wrong => [
        `range ${cidr_block}`,
        { cidr_block },
        ['network net: cidr_block must be', `got "${cidr_block}"`],
      ],
    ),
    ['no zone', { subnets: {} }, ['network net: subnets must name at least one zone', 'subnets']],
    [
      'one above',
      { cidr_block: '10.0.0.0/28', subnets: { 'eu-west-1a': '10.0.0.0/29' }, tags: tags(50) },
      ['network net: each of subnets must be', '{"eu-west-1a":"10.0.0.0/29"}'],
      ['network net: tags must be', 'got 51'],
    ],
    [
      'what is no range, no zone, no bucket, no service',
      {
        subnets: { a: '10.0.0.0', 'eu-west-1b': 'fd00::/20', 'eu-west-1c': '10.0.0.1/24' },
        bucket_arns: [`${BUCKET}/*`],
        interface_endpoints: ['Bedrock Runtime'],
        tags: { 'aws:own': 'v' },
      },
      ['network net: subnets must have zones', '"a"'],
      ['network net: each of subnets must be', '"a":"10.0.0.0"', 'fd00::/20', '10.0.0.1/24'],
      ['network net: bucket_arns must be', 'without a key'],
      ['network net: interface_endpoints must be', '["Bedrock Runtime"]'],
      ['network net: tags must be', '{"aws:own":"v"}'],
    ],
    [
      'ranges that lie outside or overlap',
      {
        subnets: {
          'eu-west-1a': '10.1.0.0/24',
          'eu-west-1b': '10.0.0.0/23',
          'eu-west-1c': '10.0.1.0/24',
        },
      },
      [
        'network net: each of subnets must lie in cidr_block (10.0.0.0/16)',
        '"eu-west-1a":"10.1.0.0/24"',
      ],
      ['network net: subnets must not overlap', '"eu-west-1b":"10.0.0.0/23"'],
    ],
    [
      'IPv6 for another zone',
      { ipv6_subnets: { 'eu-west-1b': 256 } },
      ['network net: ipv6_subnets must have the zones', 'got eu-west-1b'],
      ['network net: ipv6_subnets must be different', '{"eu-west-1b":256}'],
    ],
    [
      'one IPv6 range for two zones',
      {
        subnets: { 'eu-west-1a': '10.0.0.0/24', 'eu-west-1b': '10.0.1.0/24' },
        ipv6_subnets: { 'eu-west-1a': 1, 'eu-west-1b': 1 },
      },
      ['network net: ipv6_subnets must be different', '{"eu-west-1a":1,"eu-west-1b":1}'],
    ],
    [
      'a service of another Region',
      { interface_endpoints: ['com.amazonaws.us-east-1.states'] },
      ['network net: interface_endpoints must be services of eu-west-1', 'us-east-1.states"'],
    ],
  ],
);
