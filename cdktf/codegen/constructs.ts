/** Names that a caller declares in one place of the inputs and uses in others. */
export interface Names {
  /** What a message calls one of them. */
  readonly noun: string;
  /** Path of the map (its keys) or the set (its elements) that declares them. */
  readonly declared: string;
  /** Paths where only declared ones may stand; `*` is any key or index. */
  readonly used: readonly string[];
  /** Whether a name may be known to Terraform alone: a zone is often the Region and a letter. */
  readonly mayBeUnresolved?: true;
}

/** One construct: which module it calls, and what HCL's types cannot say about that module. */
export interface ConstructSource {
  readonly name: string;
  /** Folder of the module; empty for the root. */
  readonly module: string;
  /** Keyed by the type parameter that stands for them. */
  readonly names: Readonly<Record<string, Names>>;
  /** For each output that holds a map: whose names are its keys. */
  readonly keys: Readonly<Record<string, string>>;
  /** Paths of objects for which `nodejsHandler()` may stand. */
  readonly markers?: readonly string[];
}

/** Every construct. A module that is missing here has none of its own. */
export const CONSTRUCTS: readonly ConstructSource[] = [
  {
    name: 'S3Files',
    module: '',
    names: {
      AccessPoint: {
        noun: 'access point',
        declared: 'access_points',
        used: [
          'functions.*.access_point',
          'clients.*.access_point',
          'file_system_policy.*.access_point',
        ],
      },
      Fn: {
        noun: 'function',
        declared: 'functions',
        used: ['file_system_policy.*.functions.*'],
      },
      Client: {
        noun: 'client',
        declared: 'clients',
        used: ['file_system_policy.*.clients.*'],
      },
      Zone: {
        noun: 'zone',
        declared: 'network.subnets',
        used: ['network.mount_target_subnets', 'functions.*.zones.*'],
        mayBeUnresolved: true,
      },
    },
    keys: { functions: 'Fn', access_points: 'AccessPoint', mounts: 'Fn', clients: 'Client' },
    markers: ['functions.*.code'],
  },
  { name: 'Bucket', module: 'modules/bucket', names: {}, keys: {} },
  { name: 'Mount', module: 'modules/mount', names: {}, keys: {} },
  { name: 'Client', module: 'modules/client', names: {}, keys: {} },
  {
    name: 'LambdaFunction',
    module: 'modules/lambda',
    names: {},
    keys: {},
    markers: ['code'],
  },
  {
    name: 'Network',
    module: 'modules/network',
    names: {
      Zone: { noun: 'zone', declared: 'subnets', used: [], mayBeUnresolved: true },
      Endpoint: { noun: 'interface endpoint', declared: 'interface_endpoints', used: [] },
    },
    keys: { subnets: 'Zone', interface_endpoint_ids: 'Endpoint' },
  },
];
