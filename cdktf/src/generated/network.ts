// Generated from modules/network/variables.tf and modules/network/outputs.tf by `npm run generate`.
import type { ModuleTable } from '../tables.ts';
import type { Unresolved } from '../values.ts';
import { networkRules } from './rules/network.ts';

/** What the module modules/network takes. */
export interface NetworkInputs<Zone extends string = string, Endpoint extends string = string> {
  /**
   * Name tag of everything that is made here.
   *
   * name must be 1 to 128 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, and not
   * begin with sg-.
   */
  readonly name: string;
  /**
   * IPv4 range of the VPC.
   *
   * cidrBlock must be an IPv4 range of /16 to /28, by its first address.
   *
   * @defaultValue `"10.0.0.0/16"`
   */
  readonly cidrBlock?: string | undefined;
  /**
   * IPv4 range of each private subnet, keyed by its zone (`eu-west-1a`, or an id such as `euw1-az1`).
   *
   * subnets must name at least one zone. subnets must have zones such as eu-west-1a, or ids of zones
   * such as euw1-az1, as keys. each of subnets must be an IPv4 range of /16 to /28, by its first
   * address. each of subnets must lie in cidrBlock. subnets must not overlap.
   */
  readonly subnets: Readonly<Partial<Record<Zone, string | undefined>>>;
  /**
   * Which /64 of the IPv6 range that AWS gives the VPC each subnet has, 0 to 255, keyed by zone as
   * `subnets`: dual stack, for `ipAddressType = "DUAL_STACK"`. Empty: IPv4 only.
   *
   * ipv6Subnets must have the zones of subnets, or none. ipv6Subnets must be different whole numbers
   * from 0 to 255.
   *
   * @defaultValue `{}`
   */
  readonly ipv6Subnets?: Readonly<Record<string, number>> | Unresolved | undefined;
  /**
   * Buckets that can be reached through the S3 gateway endpoint, such as `[module.s3files.bucket.arn]`:
   * handlers reach no other, whatever their roles allow. Empty: the buckets of this account.
   *
   * bucketArns must be ARNs of buckets, without a key.
   *
   * @defaultValue `[]`
   */
  readonly bucketArns?: readonly string[] | Unresolved | undefined;
  /**
   * Services that handlers call and that are reached through an interface endpoint, billed by the hour
   * and zone: short names (`bedrock-runtime`, `states`) or whole ones
   * (`com.amazonaws.eu-west-1.states`). Functions reach them with `httpsEgress = "all"`. None is needed
   * to mount, to read or to write.
   *
   * interfaceEndpoints must be names of services such as states or com.amazonaws.eu-west-1.states.
   *
   * @defaultValue `[]`
   */
  readonly interfaceEndpoints?: readonly Endpoint[] | undefined;
  /**
   * Tags for everything that is made here.
   *
   * tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 characters; no
   * key may begin with aws:.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** What the module modules/network returns. */
export interface NetworkOutputs<Zone extends string = string, Endpoint extends string = string> {
  /** Id of the VPC. */
  readonly vpcId: string;
  /** Subnet ids, keyed by zone. */
  readonly subnets: Readonly<Record<Zone, string>>;
  /** Ids of the interface endpoints, keyed as they were asked for. */
  readonly interfaceEndpointIds: Readonly<Record<Endpoint, string>>;
}

/** How the props and the references of {@link NetworkInputs} and {@link NetworkOutputs} are spelt in HCL. */
export const networkModule: ModuleTable = {
  module: 'modules/network',
  inputs: {
    name: { hcl: 'name' },
    cidrBlock: { hcl: 'cidr_block', optional: true, default: '10.0.0.0/16' },
    subnets: { hcl: 'subnets', holds: { map: {} } },
    ipv6Subnets: { hcl: 'ipv6_subnets', optional: true, default: {}, holds: { map: {} } },
    bucketArns: { hcl: 'bucket_arns', optional: true, default: [], holds: { list: {} } },
    interfaceEndpoints: {
      hcl: 'interface_endpoints',
      optional: true,
      default: [],
      holds: { set: {} },
    },
    tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
  },
  outputs: {
    vpcId: { hcl: 'vpc_id', holds: 'string' },
    subnets: { hcl: 'subnets', holds: { keys: 'Zone', each: 'string' } },
    interfaceEndpointIds: {
      hcl: 'interface_endpoint_ids',
      holds: { keys: 'Endpoint', each: 'string' },
    },
  },
  names: {
    Zone: { noun: 'zone', declared: ['subnets'], prop: 'subnets', mayBeUnresolved: true },
    Endpoint: {
      noun: 'interface endpoint',
      declared: ['interface_endpoints'],
      prop: 'interfaceEndpoints',
    },
  },
  rules: networkRules,
};
