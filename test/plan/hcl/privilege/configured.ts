/** What a client is granted. */
export type Access = 'read-only' | 'read-write' | 'root';

export interface ConfiguredMount {
  readonly accessPoint: string;
  readonly access: Access;
  readonly directReads: boolean;
}

export interface ConfiguredFunction extends ConfiguredMount {
  readonly traced?: true;
  /** An action of EC2 that it has been given of its own, for all resources. */
  readonly own?: string;
}

export interface ConfiguredFileSystem {
  /** As it begins keys in the bucket. */
  readonly prefix: string;
  /** Whether the bucket's objects are encrypted with a key of ours. */
  readonly encrypted: boolean;
  /** Root directory by access point. */
  readonly rootDirectories: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, ConfiguredFunction>>;
  readonly clients: Readonly<Record<string, ConfiguredMount & { readonly role: string }>>;
}

const mount = (accessPoint: string, access: Access, directReads = true): ConfiguredMount => ({
  accessPoint,
  access,
  directReads,
});

/** The file systems of `configuration/main.tf`, as a reader of it would say what they are for. */
export const FILE_SYSTEMS = {
  plain: {
    prefix: '',
    encrypted: false,
    rootDirectories: { inbox: '/inbox', outbox: '/outbox', cold: '/archive/cold', whole: '/' },
    functions: {
      reader: mount('inbox', 'read-only'),
      reader_only: mount('inbox', 'read-only', false),
      writer: mount('inbox', 'read-write'),
      writer_only: mount('inbox', 'read-write', false),
      keeper: mount('cold', 'root'),
      keeper_only: mount('cold', 'root', false),
      whole_reader: mount('whole', 'read-only'),
      traced: { ...mount('outbox', 'read-write'), traced: true, own: 'ec2:DescribeInstances' },
    },
    clients: {
      auditor: { ...mount('inbox', 'read-only'), role: 'audit/auditor' },
      importer: { ...mount('outbox', 'read-write'), role: 'importer' },
    },
  },
  encrypted: {
    prefix: 'tenants/a/',
    encrypted: true,
    rootDirectories: { inbox: '/inbox', cold: '/cold' },
    functions: {
      reader: mount('inbox', 'read-only'),
      reader_only: mount('inbox', 'read-only', false),
      writer: mount('inbox', 'read-write'),
      keeper: mount('cold', 'root'),
    },
    clients: {},
  },
  pattern: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as IAM reads it.
    prefix: 'a*/b?c/${aws:username}/',
    encrypted: false,
    rootDirectories: { inbox: '/inbox' },
    functions: { reader: mount('inbox', 'read-only') },
    clients: {},
  },
} satisfies Record<string, ConfiguredFileSystem>;

export const FILE_SYSTEM_ENTRIES = Object.entries<ConfiguredFileSystem>(FILE_SYSTEMS);

/** Who may do what through which access point by the file system policy of `plain`: role → access point → access. */
export const FILE_SYSTEM_POLICY: Readonly<Record<string, Readonly<Record<string, Access>>>> = {
  'function reader': { inbox: 'read-only' },
  'function writer': { inbox: 'read-write', outbox: 'read-only' },
  'function keeper': { cold: 'root' },
  'role audit/auditor': { inbox: 'read-only' },
  'role analyst': { inbox: 'read-only', outbox: 'read-only' },
};
