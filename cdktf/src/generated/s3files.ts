// Generated from variables.tf and outputs.tf by `npm run generate`.
import type { NodejsCode } from '../nodejs-handler.ts';
import type { ModuleTable } from '../tables.ts';
import type { ExactlyOneOf, Unresolved } from '../values.ts';
import { rootRules } from './rules/root.ts';

/** `bucket` of {@link S3FilesInputs}. */
export interface S3FilesBucket {
  /** Name of the bucket. Without it: `<name>-<account>-<region>`. */
  readonly name?: string | undefined;
  /**
   * Whether `terraform destroy` deletes a bucket that still holds objects, with every version of them.
   *
   * @defaultValue `false`
   */
  readonly forceDestroy?: boolean | Unresolved | undefined;
  /**
   * ARN of the KMS key that encrypts the objects. Without it: SSE-S3, the encryption of every new
   * bucket.
   *
   * kmsKeyArn must be the whole ARN of a key, not an alias and not an id.
   */
  readonly kmsKeyArn?: string | undefined;
  /**
   * Days after which versions that are no longer current are deleted. Each rewrite, chmod and chown of a
   * file makes a new version. Null or 0 keeps all of them.
   *
   * noncurrentVersionExpirationDays must be a whole number from 0 to 2147483647, or null.
   *
   * @defaultValue `7`
   */
  readonly noncurrentVersionExpirationDays?: number | undefined;
  /**
   * Whether this module sets the bucket's notification configuration to "EventBridge on", which is how
   * S3 Files learns of changes made through S3. False leaves that configuration, of which a bucket has
   * only one, to you: set `eventbridge = true` in it, or the mount no longer sees new objects.
   *
   * @defaultValue `true`
   */
  readonly eventbridge?: boolean | Unresolved | undefined;
}

/** `existing_bucket` of {@link S3FilesInputs}. */
export interface S3FilesExistingBucket {
  /** ARN of the bucket. */
  readonly arn: string;
  /**
   * Status attribute of its versioning resource: checked, and orders create and destroy.
   *
   * @defaultValue `"Enabled"`
   */
  readonly versioningStatus?: string | undefined;
  /** ARN of the KMS key that encrypts its objects. Without it: SSE-S3. */
  readonly kmsKeyArn?: string | undefined;
}

/** `service_role` of {@link S3FilesInputs}. */
export interface S3FilesServiceRole {
  /** ARN of the role. */
  readonly arn: string;
}

/** `synchronization_configuration.import_data_rules.*` of {@link S3FilesInputs}. */
export interface S3FilesSynchronizationConfigurationImportDataRule {
  /**
   * When data is loaded: `ON_DIRECTORY_FIRST_ACCESS` or `ON_FILE_ACCESS`.
   *
   * @defaultValue `"ON_DIRECTORY_FIRST_ACCESS"`
   */
  readonly trigger?: 'ON_DIRECTORY_FIRST_ACCESS' | 'ON_FILE_ACCESS' | Unresolved | undefined;
  /**
   * Objects smaller than this many bytes are loaded; larger ones are read from S3. 0 loads no data.
   *
   * @defaultValue `131072`
   */
  readonly sizeLessThan?: number | undefined;
}

/** `synchronization_configuration` of {@link S3FilesInputs}. */
export interface S3FilesSynchronizationConfiguration {
  /**
   * Keyed by prefix; the most specific one wins, and `""` must be among them.
   *
   * @defaultValue `{"":{}}`
   */
  readonly importDataRules?:
    | Readonly<Record<string, S3FilesSynchronizationConfigurationImportDataRule>>
    | Unresolved
    | undefined;
  /**
   * Days without access, 1 to 365, after which data leaves the high-performance storage.
   *
   * @defaultValue `30`
   */
  readonly daysAfterLastAccess?: number | undefined;
}

/** `network.security_groups` of {@link S3FilesInputs}. */
export interface S3FilesNetworkSecurityGroups {
  /** Id of the group of the mount targets. */
  readonly mountTargetId: string;
  /** Id of the group of the functions and clients. */
  readonly clientId: string;
}

/** `network` of {@link S3FilesInputs}. */
export interface S3FilesNetwork<Zone extends string = string> {
  /** Id of the VPC of the subnets. */
  readonly vpcId: string;
  /** Subnet ids, keyed by zone: each zone gets a mount target, and functions run there. */
  readonly subnets: Readonly<Partial<Record<Zone, string | undefined>>>;
  /**
   * Other subnets for the mount targets of some of these zones, keyed by zone.
   *
   * @defaultValue `{}`
   */
  readonly mountTargetSubnets?:
    | Readonly<Partial<Record<NoInfer<Zone>, string | undefined>>>
    | Unresolved
    | undefined;
  /**
   * `IPV4_ONLY`, `IPV6_ONLY` or `DUAL_STACK`, as the subnets are.
   *
   * @defaultValue `"IPV4_ONLY"`
   */
  readonly ipAddressType?: 'IPV4_ONLY' | 'IPV6_ONLY' | 'DUAL_STACK' | Unresolved | undefined;
  /**
   * Groups that mount targets have besides the one made here, at most 4.
   *
   * @defaultValue `[]`
   */
  readonly mountTargetSecurityGroupIds?: readonly string[] | Unresolved | undefined;
  /**
   * Groups that functions have besides the one made here, at most 4.
   *
   * @defaultValue `[]`
   */
  readonly clientSecurityGroupIds?: readonly string[] | Unresolved | undefined;
  /**
   * What clients reach besides the mount: `none`, `s3` or `all`. Interface endpoints need `all`.
   *
   * @defaultValue `"s3"`
   */
  readonly httpsEgress?: 'none' | 's3' | 'all' | Unresolved | undefined;
  /**
   * True says that one zone is meant, and silences the advice to have two.
   *
   * @defaultValue `false`
   */
  readonly singleZone?: boolean | Unresolved | undefined;
  /**
   * Groups of yours instead of those made here. Port 2049 from the one to the other, and HTTPS, are
   * yours to open.
   */
  readonly securityGroups?: S3FilesNetworkSecurityGroups | undefined;
}

/** `access_points.*.root_directory.creation_permissions` of {@link S3FilesInputs}. */
export interface S3FilesAccessPointRootDirectoryCreationPermissions {
  /** Its owner. Without it: the POSIX user's uid. */
  readonly ownerUid?: number | undefined;
  /** Its group. Without it: the POSIX user's gid. */
  readonly ownerGid?: number | undefined;
  /**
   * Its mode, three or four octal digits.
   *
   * @defaultValue `"0750"`
   */
  readonly permissions?: string | undefined;
}

/** `access_points.*.root_directory` of {@link S3FilesInputs}. */
export interface S3FilesAccessPointRootDirectory {
  /** Directory that clients see as their root. Without it: `/<key>`. */
  readonly path?: string | undefined;
  /**
   * Given to the directory when it does not exist yet.
   *
   * @defaultValue `{}`
   */
  readonly creationPermissions?:
    | S3FilesAccessPointRootDirectoryCreationPermissions
    | Unresolved
    | undefined;
}

/** `access_points.*.posix_user` of {@link S3FilesInputs}. */
export interface S3FilesAccessPointPosixUser {
  /**
   * User id.
   *
   * @defaultValue `1000`
   */
  readonly uid?: number | undefined;
  /**
   * Group id.
   *
   * @defaultValue `1000`
   */
  readonly gid?: number | undefined;
  /**
   * More group ids.
   *
   * @defaultValue `[]`
   */
  readonly secondaryGids?: readonly number[] | Unresolved | undefined;
}

/** `access_points.*` of {@link S3FilesInputs}. */
export interface S3FilesAccessPoint {
  /** @defaultValue `{}` */
  readonly rootDirectory?: S3FilesAccessPointRootDirectory | Unresolved | undefined;
  /**
   * The identity that every client acts as, whatever it runs as.
   *
   * @defaultValue `{}`
   */
  readonly posixUser?: S3FilesAccessPointPosixUser | Unresolved | undefined;
  /**
   * Tags of this access point, besides those of everything.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** `functions.*.code.s3_object` of {@link S3FilesInputs}. */
export interface S3FilesFunctionCodeS3Object {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the zip. */
  readonly key: string;
  /** Version of the zip: with it another upload is noticed. */
  readonly version?: string | undefined;
}

/** `functions.*.code.image` of {@link S3FilesInputs}. */
export interface S3FilesFunctionCodeImage {
  /** Its URI, with a tag or digest. */
  readonly uri: string;
  /** Instead of the image's CMD. */
  readonly command?: readonly string[] | Unresolved | undefined;
  /** Instead of the image's ENTRYPOINT. */
  readonly entryPoint?: readonly string[] | Unresolved | undefined;
  /** Instead of the image's WORKDIR. */
  readonly workingDirectory?: string | undefined;
}

/** `functions.*.code` of {@link S3FilesInputs}. Exactly one of 'filename' | 's3Object' | 'image'. */
export type S3FilesFunctionCode = ExactlyOneOf<
  S3FilesFunctionCodeAlternatives,
  'filename' | 's3Object' | 'image'
>;

/** What {@link S3FilesFunctionCode} has to choose from. */
export interface S3FilesFunctionCodeAlternatives {
  /** Path of a zip, from the folder that Terraform runs in. */
  readonly filename?: string | undefined;
  /** Tells when the zip has changed. Without it: computed from it. */
  readonly sourceCodeHash?: string | undefined;
  /** A zip in a bucket. */
  readonly s3Object?: S3FilesFunctionCodeS3Object | undefined;
  /** An image in ECR. */
  readonly image?: S3FilesFunctionCodeImage | undefined;
}

/** `functions.*.policy_statements.*` of {@link S3FilesInputs}. */
export interface S3FilesFunctionPolicyStatement {
  /** Letters and digits, once in each role. */
  readonly sid?: string | undefined;
  /**
   * `Allow` or `Deny`.
   *
   * @defaultValue `"Allow"`
   */
  readonly effect?: 'Allow' | 'Deny' | Unresolved | undefined;
  /** What the function may do, such as `sqs:SendMessage`. */
  readonly actions: readonly string[] | Unresolved;
  /** ARNs of what it may do that with. */
  readonly resources: readonly string[] | Unresolved;
  /** Operator → key → values, as IAM has them. */
  readonly condition?:
    | Readonly<
        Record<string, Readonly<Record<string, readonly string[] | Unresolved>> | Unresolved>
      >
    | Unresolved
    | undefined;
}

/** `functions.*.logging` of {@link S3FilesInputs}. */
export interface S3FilesFunctionLogging {
  /**
   * Days until a line is deleted, of those that CloudWatch offers; 0 keeps all.
   *
   * @defaultValue `30`
   */
  readonly retentionInDays?:
    | 0
    | 1
    | 3
    | 5
    | 7
    | 14
    | 30
    | 60
    | 90
    | 120
    | 150
    | 180
    | 365
    | 400
    | 545
    | 731
    | 1096
    | 1827
    | 2192
    | 2557
    | 2922
    | 3288
    | 3653
    | Unresolved
    | undefined;
  /**
   * `Text` or `JSON`.
   *
   * @defaultValue `"Text"`
   */
  readonly format?: 'Text' | 'JSON' | Unresolved | undefined;
  /** ARN of the KMS key that encrypts the log group. Without it: none of yours. */
  readonly kmsKeyArn?: string | undefined;
}

/** `functions.*` of {@link S3FilesInputs}. */
export interface S3FilesFunction<
  AccessPoint extends string = string,
  Zone extends string = string,
> {
  /** Key of the access point that it mounts. */
  readonly accessPoint: NoInfer<AccessPoint>;
  /**
   * Where the client sees the root directory. Without it: `/mnt/<access point>`.
   *
   * localMountPath must be one level below /mnt, of letters, digits, dots, underscores and hyphens, and
   * at most 160 characters long.
   */
  readonly localMountPath?: string | undefined;
  /**
   * `read-only`, `read-write`, or `root`, which is not mapped to nobody and only makes sense where the
   * access point's uid is 0.
   *
   * access must be read-only, read-write or, with an access point whose uid is 0, root.
   *
   * @defaultValue `"read-write"`
   */
  readonly access?: 'read-only' | 'read-write' | 'root' | Unresolved | undefined;
  /**
   * Whether the client may read objects straight from S3, below its root directory only. Without it
   * every read goes through the mount, which is slower for large files. Lambda reads directly from 512
   * MB of memory on.
   *
   * @defaultValue `true`
   */
  readonly grantDirectRead?: boolean | Unresolved | undefined;
  /** Zones to run in, of those of `network.subnets`. Without it: all of them. */
  readonly zones?: readonly NoInfer<Zone>[] | Unresolved | undefined;
  /**
   * One of: `filename` of a zip (`sourceCodeHash` is computed from it unless given), `s3Object` with a
   * zip, `image` in ECR.
   *
   * code must have exactly one of filename, s3Object and image. code.s3Object must have a bucket's name
   * of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500 words of
   * command and of entryPoint, and a workingDirectory of 1000 characters.
   */
  readonly code: S3FilesFunctionCode | NodejsCode;
  /**
   * Entry point in a zip, such as `index.handler`. Null for an image.
   *
   * handler must be 1 to 128 characters without spaces for a zip, and null for an image.
   */
  readonly handler?: string | undefined;
  /**
   * Lambda runtime of a zip; an image brings its own.
   *
   * runtime must be a name such as nodejs22.x or python3.13.
   *
   * @defaultValue `"nodejs22.x"`
   */
  readonly runtime?: string | undefined;
  /**
   * Instruction set, as a list of one.
   *
   * architectures must be ["x86_64"] or ["arm64"].
   *
   * @defaultValue `["x86_64"]`
   */
  readonly architectures?: readonly ('x86_64' | 'arm64' | Unresolved)[] | Unresolved | undefined;
  /**
   * Memory in MB. Lambda reads large files directly from S3 from 512 MB on.
   *
   * memorySize must be a whole number of MB from 128 to 10240.
   *
   * @defaultValue `512`
   */
  readonly memorySize?: number | undefined;
  /**
   * Seconds after which an invocation is ended. The first one also mounts, so AWS's own default of 3 s
   * is too short.
   *
   * timeout must be a whole number of seconds from 1 to 900.
   *
   * @defaultValue `60`
   */
  readonly timeout?: number | undefined;
  /**
   * Size of `/tmp` in MB.
   *
   * ephemeralStorage must be a whole number of MB from 512 to 10240.
   *
   * @defaultValue `512`
   */
  readonly ephemeralStorage?: number | undefined;
  /**
   * Environment variables, besides `WORKSPACE_ROOT`, which is the local mount path.
   *
   * names in environment must be two or more letters, digits and underscores, begin with a letter, and
   * be neither one that Lambda sets nor WORKSPACE_ROOT, which is always the local mount path (set
   * localMountPath instead). environment may have 4096 bytes as JSON, with WORKSPACE_ROOT.
   *
   * @defaultValue `{}`
   */
  readonly environment?: Readonly<Record<string, string>> | Unresolved | undefined;
  /**
   * ARNs of layer versions, at most 5. An image brings its own.
   *
   * layers must be at most 5 ARNs of layer versions, which end in the number of the version, and none
   * for an image.
   *
   * @defaultValue `[]`
   */
  readonly layers?: readonly string[] | Unresolved | undefined;
  /**
   * What else the function may do: statements of its role's policy.
   *
   * each of policyStatements must have effect Allow or Deny, an action and a resource at least, and as
   * sid, if any, letters and digits that no other has.
   *
   * @defaultValue `[]`
   */
  readonly policyStatements?: readonly S3FilesFunctionPolicyStatement[] | Unresolved | undefined;
  /**
   * ARNs of managed policies for the function's role, keyed by a short stable name.
   *
   * policyArns must be ARNs of managed policies.
   *
   * @defaultValue `{}`
   */
  readonly policyArns?: Readonly<Record<string, string>> | Unresolved | undefined;
  /**
   * ARN of the policy that limits the function's role. Without it: none.
   *
   * permissionsBoundary must be the ARN of a managed policy, and null with a role of yours, which has
   * its own.
   */
  readonly permissionsBoundary?: string | undefined;
  /**
   * How many invocations run at the same moment, reserved for this function. Without it: as many as the
   * account has left.
   *
   * reservedConcurrentExecutions must be a whole number of 0 or more, or null.
   */
  readonly reservedConcurrentExecutions?: number | undefined;
  /**
   * The function's log group: days until a line is deleted (0 keeps all), `Text` or `JSON` lines, ARN of
   * the KMS key that encrypts them.
   *
   * logging must have as retentionInDays one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400,
   * 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, as format Text or JSON, as kmsKeyArn null or the
   * whole ARN of a key, not an alias and not an id.
   *
   * @defaultValue `{}`
   */
  readonly logging?: S3FilesFunctionLogging | Unresolved | undefined;
  /**
   * `Active` sends traces to X-Ray, which the function has to reach through its network; `PassThrough`
   * follows the caller.
   *
   * tracing must be Active or PassThrough.
   *
   * @defaultValue `"PassThrough"`
   */
  readonly tracing?: 'Active' | 'PassThrough' | Unresolved | undefined;
  /**
   * Whether each change is published as a version, which `qualified_arn` then names.
   *
   * @defaultValue `false`
   */
  readonly publish?: boolean | Unresolved | undefined;
  /**
   * What the function does.
   *
   * description must be at most 256 characters long.
   */
  readonly description?: string | undefined;
  /**
   * Tags of this one, besides those of everything.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** `clients.*` of {@link S3FilesInputs}. */
export interface S3FilesClient<AccessPoint extends string = string> {
  /**
   * ARN of the role that the function, task or instance has: it gets what the mount needs, and nothing
   * else of it is touched.
   *
   * roleArn must be the ARN of a role, in the account of the file system; of an instance profile take
   * that of its role.
   */
  readonly roleArn: string;
  /** Key of the access point that it mounts. */
  readonly accessPoint: NoInfer<AccessPoint>;
  /**
   * Where the client sees the root directory. Without it: `/mnt/<access point>`.
   *
   * localMountPath must be one level below /mnt, of letters, digits, dots, underscores and hyphens, and
   * at most 160 characters long.
   */
  readonly localMountPath?: string | undefined;
  /**
   * `read-only`, `read-write`, or `root`, which is not mapped to nobody and only makes sense where the
   * access point's uid is 0.
   *
   * access must be read-only, read-write or, with an access point whose uid is 0, root.
   *
   * @defaultValue `"read-write"`
   */
  readonly access?: 'read-only' | 'read-write' | 'root' | Unresolved | undefined;
  /**
   * Whether the client may read objects straight from S3, below its root directory only. Without it
   * every read goes through the mount, which is slower for large files. Lambda reads directly from 512
   * MB of memory on.
   *
   * @defaultValue `true`
   */
  readonly grantDirectRead?: boolean | Unresolved | undefined;
}

/** `file_system_policy.*` of {@link S3FilesInputs}. */
export interface S3FilesFileSystemPolicy<
  AccessPoint extends string = string,
  Fn extends string = string,
  Client extends string = string,
> {
  /** Key of the access point. */
  readonly accessPoint: NoInfer<AccessPoint>;
  /**
   * The most that is allowed through it: `read-only`, `read-write` or `root`.
   *
   * @defaultValue `"read-write"`
   */
  readonly access?: 'read-only' | 'read-write' | 'root' | Unresolved | undefined;
  /**
   * Keys of functions.
   *
   * @defaultValue `[]`
   */
  readonly functions?: readonly NoInfer<Fn>[] | Unresolved | undefined;
  /**
   * Keys of clients.
   *
   * @defaultValue `[]`
   */
  readonly clients?: readonly NoInfer<Client>[] | Unresolved | undefined;
  /**
   * ARNs of roles and users managed elsewhere.
   *
   * @defaultValue `[]`
   */
  readonly principalArns?: readonly string[] | Unresolved | undefined;
}

/** What the module at the root takes. */
export interface S3FilesInputs<
  AccessPoint extends string = string,
  Fn extends string = string,
  Client extends string = string,
  Zone extends string = string,
> {
  /**
   * Prefix of every name: the bucket is `<name>-<account>-<region>`, a function `<name>-<key>`. Another
   * name is another of everything.
   *
   * name must be 1 to 32 lowercase letters, digits and hyphens, beginning and ending with a letter or
   * digit.
   */
  readonly name: string;
  /**
   * The bucket to make. `name` replaces `<name>-<account>-<region>`; `forceDestroy` lets destroy delete
   * objects and all their versions; `kmsKeyArn` encrypts with SSE-KMS; versions that are no longer
   * current expire after `noncurrentVersionExpirationDays` (0 keeps them); `eventbridge = false` leaves
   * the bucket's notification configuration to you. Not used with `existingBucket`.
   *
   * @defaultValue `{}`
   */
  readonly bucket?: S3FilesBucket | Unresolved | undefined;
  /**
   * Your own bucket instead. Pass the status attribute of its versioning resource as `versioningStatus`:
   * that is checked, and orders create and destroy. Null makes a bucket.
   */
  readonly existingBucket?: S3FilesExistingBucket | undefined;
  /**
   * The part of the bucket that the root of the file system shows, ending in `/`. Null shows all of it.
   * Another prefix is another file system.
   *
   * prefix must end in "/", or be null for the whole bucket. prefix must be at most 1024 bytes long.
   */
  readonly prefix?: string | undefined;
  /**
   * Your own role for S3 Files to read and write the bucket as. Null makes one.
   *
   * arn must be the ARN of a role.
   */
  readonly serviceRole?: S3FilesServiceRole | undefined;
  /**
   * ARN of the KMS key of the high-performance storage. Without it: a key that AWS owns. Another key is
   * another file system.
   *
   * fileSystemKmsKeyArn must be the whole ARN of a key, not an alias and not an id.
   */
  readonly fileSystemKmsKeyArn?: string | undefined;
  /**
   * Leave null. True makes a file system on a bucket with so many objects that renaming the top
   * directory could take hours; from then on every update of the file system (tags, synchronization) is
   * refused, and taking it away again is another file system.
   */
  readonly acceptBucketWarning?: boolean | Unresolved | undefined;
  /**
   * Which objects are loaded into the high-performance storage, and when they leave it.
   * `importDataRules` is keyed by prefix, the most specific one wins, and `""` must be among them;
   * `sizeLessThan` is in bytes, 0 loads no data.
   *
   * importDataRules must have a rule for the prefix "". at most 10 importDataRules are allowed. a prefix
   * of importDataRules must be empty or end in "/" and be at most 1024 bytes long. trigger of
   * importDataRules must be ON_DIRECTORY_FIRST_ACCESS or ON_FILE_ACCESS. sizeLessThan of importDataRules
   * must be a whole number of bytes from 0 to 52673613135872. daysAfterLastAccess must be a whole number
   * from 1 to 365.
   *
   * @defaultValue `{}`
   */
  readonly synchronizationConfiguration?:
    | S3FilesSynchronizationConfiguration
    | Unresolved
    | undefined;
  /**
   * Where it is mounted. `subnets` are keyed by zone, in which each gets a mount target and functions
   * run; leave out zones that do not offer mount targets. `mountTargetSubnets` puts the mount target of
   * a zone into another subnet. `ipAddressType` must suit the subnets. `httpsEgress` is what clients may
   * reach besides the mount: `none`, `s3` (direct reads) or `all`. `mountTargetSecurityGroupIds` and
   * `clientSecurityGroupIds` are added to the groups that are made here; `securityGroups` replaces
   * these, and then port 2049 from the one to the other, and HTTPS, are yours to open. `singleZone =
   * true` says that one zone is meant.
   *
   * subnets must name at least one zone. subnets must have zones such as eu-west-1a, or ids of zones
   * such as euw1-az1, as keys. vpcId must be the id of a VPC, vpc- and hexadecimal digits.
   * mountTargetSecurityGroupIds, clientSecurityGroupIds and securityGroups must have ids of security
   * groups, sg- and hexadecimal digits. mountTargetSubnets may only have zones of subnets. ipAddressType
   * must be IPV4_ONLY, IPV6_ONLY or DUAL_STACK. httpsEgress must be none, s3 or all. name must not begin
   * with sg-, which EC2 keeps for ids, unless securityGroups are yours. at most 4
   * mountTargetSecurityGroupIds are allowed. at most 4 clientSecurityGroupIds are allowed.
   */
  readonly network: S3FilesNetwork<Zone>;
  /**
   * Access points, keyed by a short stable name. `rootDirectory.path` ("/<key>" unless given) is the
   * directory that clients see as their root; `creationPermissions` are given to it when it does not
   * exist yet, its owner being the POSIX user unless given. `posixUser` is the identity that every
   * client acts as. Any change but that of tags makes a new access point before the old one goes.
   *
   * a name must be 1 to 128 letters, digits, dots, underscores and hyphens. rootDirectory.path must
   * start with "/". rootDirectory.path must be at most 100 bytes long. rootDirectory.path must be "/" or
   * have up to 4 levels, none of which is empty, begins with a dot or contains one of $ # < > ; ` | & ?
   * { } ^ *. creationPermissions.permissions must be 3 or 4 octal digits in quotes. user and group ids
   * must be whole numbers from 0 to 4294967295. tags must have keys of 1 to 128 and values of up to 256
   * letters, digits, spaces and _ . : / = + - @; no key may begin with aws:.
   *
   * @defaultValue `{}`
   */
  readonly accessPoints?:
    | Readonly<Partial<Record<AccessPoint, S3FilesAccessPoint | undefined>>>
    | undefined;
  /**
   * Functions, keyed by a short stable name; each mounts one access point, at `/mnt/<access point>`
   * unless given. `access` is `read-write`, `read-only` or, where the access point's uid is 0, `root`.
   * `zones` chooses among those of the network. `code` is one of: `filename` of a zip (`sourceCodeHash`
   * is computed from it unless given), `s3Object`, `image`. The environment gets `WORKSPACE_ROOT`, the
   * local mount path.
   *
   * zones must be among those of network.subnets. a key must be letters, digits and underscores, and
   * differ from others in more than case, which IAM does not tell apart. accessPoint must be one of
   * accessPoints.
   *
   * @defaultValue `{}`
   */
  readonly functions?:
    | Readonly<Partial<Record<Fn, S3FilesFunction<AccessPoint, Zone> | undefined>>>
    | undefined;
  /**
   * Functions, tasks and instances that you manage elsewhere, keyed by a short stable name: the role
   * with `roleArn` gets the policy for one access point, as a function's role would, and the output
   * `clients` has what else the client needs. `access`, `localMountPath` and `grantDirectRead` are those
   * of functions.
   *
   * a name must be 1 to 64 letters, digits, underscores and hyphens. accessPoint must be one of
   * accessPoints.
   *
   * @defaultValue `{}`
   */
  readonly clients?:
    | Readonly<Partial<Record<Client, S3FilesClient<AccessPoint> | undefined>>>
    | undefined;
  /**
   * Who may mount through which access point, keyed by a short stable name of letters and digits:
   * functions and clients by key, principals by ARN. Whatever else these could do on this file system,
   * through other access points or with more than `access`, is denied to them, and so is a connection
   * without TLS to everybody. Empty: no policy.
   *
   * functions must be among functions. clients must be among clients. each entry must name at least one
   * of functions, clients and principalArns. a function that is named must be allowed its own access
   * point with just its own access: with less its mount is denied, with more the policy gives it what
   * its role does not. a client that is named must be allowed its own access point with just its own
   * access: with less its mount is denied, with more the policy gives it what its role does not.
   *
   * @defaultValue `{}`
   */
  readonly fileSystemPolicy?:
    | Readonly<Record<string, S3FilesFileSystemPolicy<AccessPoint, Fn, Client>>>
    | Unresolved
    | undefined;
  /**
   * How long destroy waits between the last function and the file system, so that what was written last
   * is exported: that starts 60 s after the last write, and a file system with anything left to export
   * cannot be deleted. 0 does not wait.
   *
   * exportDrainSeconds must be a whole number of 0 or more.
   *
   * @defaultValue `90`
   */
  readonly exportDrainSeconds?: number | undefined;
  /**
   * How long destroy waits between the file system and the bucket: S3 goes on for a few minutes to count
   * the bucket as attached, and meanwhile refuses to delete it or to change its versioning. 0 does not
   * wait.
   *
   * bucketReleaseSeconds must be a whole number of 0 or more.
   *
   * @defaultValue `180`
   */
  readonly bucketReleaseSeconds?: number | undefined;
  /**
   * Tags for everything that is made here.
   *
   * tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _
   * . : / = + - @; no key may begin with aws:. tags must be at most 50, Name included, with keys of 1 to
   * 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** What the module at the root returns. */
export interface S3FilesOutputs<
  AccessPoint extends string = string,
  Fn extends string = string,
  Client extends string = string,
> {
  /** Functions by key, ready to be invoked. */
  readonly functions: Readonly<
    Record<
      Fn,
      {
        readonly arn: string;
        readonly invokeArn: string;
        readonly name: string;
        readonly qualifiedArn: string;
        readonly roleName: string;
      }
    >
  >;
  /**
   * What each client needs, by its key: `file_system_config` to attach, `security_group_ids` to have,
   * `environment` to be given, `policy_json`, which its role has already. Whoever reads it waits until a
   * mount succeeds.
   */
  readonly clients: Readonly<
    Record<
      Client,
      {
        readonly roleName: string;
        readonly fileSystemConfig: { readonly arn: string; readonly localMountPath: string };
        readonly policyJson: string;
        readonly environment: Readonly<Record<string, string>>;
        readonly securityGroupIds: string[];
      }
    >
  >;
  /** Access points by name: pass one to the mount module as it is. */
  readonly accessPoints: Readonly<
    Record<
      AccessPoint,
      {
        readonly id: string;
        readonly arn: string;
        readonly name: string;
        readonly rootDirectory: string;
        readonly uid: number;
      }
    >
  >;
  /** What each function's mount consists of, by the function's key. */
  readonly mounts: Readonly<
    Record<
      Fn,
      {
        readonly environment: Readonly<Record<string, string>>;
        readonly fileSystemConfig: { readonly arn: string; readonly localMountPath: string };
        readonly policyJson: string;
      }
    >
  >;
  /** The file system and what of the bucket it shows: pass it to the mount module as it is. */
  readonly fileSystem: {
    readonly arn: string;
    readonly bucketArn: string;
    readonly id: string;
    readonly kmsKeyArn: string;
    readonly prefix: string;
  };
  /** The bucket: its name and ARN. */
  readonly bucket: { readonly arn: string; readonly name: string };
  /** Security group that lets a client reach the mount targets, and HTTPS as asked for. */
  readonly clientSecurityGroupId: string;
}

/** How the props and the references of {@link S3FilesInputs} and {@link S3FilesOutputs} are spelt in HCL. */
export const s3FilesModule: ModuleTable = {
  module: '',
  inputs: {
    name: { hcl: 'name' },
    bucket: {
      hcl: 'bucket',
      optional: true,
      default: {
        name: null,
        force_destroy: false,
        kms_key_arn: null,
        noncurrent_version_expiration_days: 7,
        eventbridge: true,
      },
      holds: {
        object: {
          name: { hcl: 'name', optional: true },
          forceDestroy: { hcl: 'force_destroy', optional: true, default: false },
          kmsKeyArn: { hcl: 'kms_key_arn', optional: true },
          noncurrentVersionExpirationDays: {
            hcl: 'noncurrent_version_expiration_days',
            optional: true,
            default: 7,
          },
          eventbridge: { hcl: 'eventbridge', optional: true, default: true },
        },
      },
    },
    existingBucket: {
      hcl: 'existing_bucket',
      optional: true,
      nullable: true,
      holds: {
        object: {
          arn: { hcl: 'arn' },
          versioningStatus: { hcl: 'versioning_status', optional: true, default: 'Enabled' },
          kmsKeyArn: { hcl: 'kms_key_arn', optional: true },
        },
      },
    },
    prefix: { hcl: 'prefix', optional: true, nullable: true },
    serviceRole: {
      hcl: 'service_role',
      optional: true,
      nullable: true,
      holds: { object: { arn: { hcl: 'arn' } } },
    },
    fileSystemKmsKeyArn: { hcl: 'file_system_kms_key_arn', optional: true, nullable: true },
    acceptBucketWarning: { hcl: 'accept_bucket_warning', optional: true, nullable: true },
    synchronizationConfiguration: {
      hcl: 'synchronization_configuration',
      optional: true,
      default: {
        import_data_rules: { '': { trigger: 'ON_DIRECTORY_FIRST_ACCESS', size_less_than: 131072 } },
        days_after_last_access: 30,
      },
      holds: {
        object: {
          importDataRules: {
            hcl: 'import_data_rules',
            optional: true,
            default: { '': { trigger: 'ON_DIRECTORY_FIRST_ACCESS', size_less_than: 131072 } },
            holds: {
              map: {
                object: {
                  trigger: { hcl: 'trigger', optional: true, default: 'ON_DIRECTORY_FIRST_ACCESS' },
                  sizeLessThan: { hcl: 'size_less_than', optional: true, default: 131072 },
                },
              },
            },
          },
          daysAfterLastAccess: { hcl: 'days_after_last_access', optional: true, default: 30 },
        },
      },
    },
    network: {
      hcl: 'network',
      holds: {
        object: {
          vpcId: { hcl: 'vpc_id' },
          subnets: { hcl: 'subnets', holds: { map: {} } },
          mountTargetSubnets: {
            hcl: 'mount_target_subnets',
            optional: true,
            default: {},
            holds: { map: {} },
          },
          ipAddressType: { hcl: 'ip_address_type', optional: true, default: 'IPV4_ONLY' },
          mountTargetSecurityGroupIds: {
            hcl: 'mount_target_security_group_ids',
            optional: true,
            default: [],
            holds: { list: {} },
          },
          clientSecurityGroupIds: {
            hcl: 'client_security_group_ids',
            optional: true,
            default: [],
            holds: { list: {} },
          },
          httpsEgress: { hcl: 'https_egress', optional: true, default: 's3' },
          singleZone: { hcl: 'single_zone', optional: true, default: false },
          securityGroups: {
            hcl: 'security_groups',
            optional: true,
            holds: {
              object: { mountTargetId: { hcl: 'mount_target_id' }, clientId: { hcl: 'client_id' } },
            },
          },
        },
      },
    },
    accessPoints: {
      hcl: 'access_points',
      optional: true,
      default: {},
      holds: {
        map: {
          object: {
            rootDirectory: {
              hcl: 'root_directory',
              optional: true,
              default: {
                path: null,
                creation_permissions: { owner_uid: null, owner_gid: null, permissions: '0750' },
              },
              holds: {
                object: {
                  path: { hcl: 'path', optional: true },
                  creationPermissions: {
                    hcl: 'creation_permissions',
                    optional: true,
                    default: { owner_uid: null, owner_gid: null, permissions: '0750' },
                    holds: {
                      object: {
                        ownerUid: { hcl: 'owner_uid', optional: true },
                        ownerGid: { hcl: 'owner_gid', optional: true },
                        permissions: { hcl: 'permissions', optional: true, default: '0750' },
                      },
                    },
                  },
                },
              },
            },
            posixUser: {
              hcl: 'posix_user',
              optional: true,
              default: { uid: 1000, gid: 1000, secondary_gids: [] },
              holds: {
                object: {
                  uid: { hcl: 'uid', optional: true, default: 1000 },
                  gid: { hcl: 'gid', optional: true, default: 1000 },
                  secondaryGids: {
                    hcl: 'secondary_gids',
                    optional: true,
                    default: [],
                    holds: { list: {} },
                  },
                },
              },
            },
            tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
          },
        },
      },
    },
    functions: {
      hcl: 'functions',
      optional: true,
      default: {},
      holds: {
        map: {
          object: {
            accessPoint: { hcl: 'access_point' },
            localMountPath: { hcl: 'local_mount_path', optional: true },
            access: { hcl: 'access', optional: true, default: 'read-write' },
            grantDirectRead: { hcl: 'grant_direct_read', optional: true, default: true },
            zones: { hcl: 'zones', optional: true, holds: { set: {} } },
            code: {
              hcl: 'code',
              holds: {
                object: {
                  filename: { hcl: 'filename', optional: true },
                  sourceCodeHash: { hcl: 'source_code_hash', optional: true },
                  s3Object: {
                    hcl: 's3_object',
                    optional: true,
                    holds: {
                      object: {
                        bucket: { hcl: 'bucket' },
                        key: { hcl: 'key' },
                        version: { hcl: 'version', optional: true },
                      },
                    },
                  },
                  image: {
                    hcl: 'image',
                    optional: true,
                    holds: {
                      object: {
                        uri: { hcl: 'uri' },
                        command: { hcl: 'command', optional: true, holds: { list: {} } },
                        entryPoint: { hcl: 'entry_point', optional: true, holds: { list: {} } },
                        workingDirectory: { hcl: 'working_directory', optional: true },
                      },
                    },
                  },
                },
              },
            },
            handler: { hcl: 'handler', optional: true },
            runtime: { hcl: 'runtime', optional: true, default: 'nodejs22.x' },
            architectures: {
              hcl: 'architectures',
              optional: true,
              default: ['x86_64'],
              holds: { list: {} },
            },
            memorySize: { hcl: 'memory_size', optional: true, default: 512 },
            timeout: { hcl: 'timeout', optional: true, default: 60 },
            ephemeralStorage: { hcl: 'ephemeral_storage', optional: true, default: 512 },
            environment: { hcl: 'environment', optional: true, default: {}, holds: { map: {} } },
            layers: { hcl: 'layers', optional: true, default: [], holds: { list: {} } },
            policyStatements: {
              hcl: 'policy_statements',
              optional: true,
              default: [],
              holds: {
                list: {
                  object: {
                    sid: { hcl: 'sid', optional: true },
                    effect: { hcl: 'effect', optional: true, default: 'Allow' },
                    actions: { hcl: 'actions', holds: { list: {} } },
                    resources: { hcl: 'resources', holds: { list: {} } },
                    condition: {
                      hcl: 'condition',
                      optional: true,
                      holds: { map: { map: { list: {} } } },
                    },
                  },
                },
              },
            },
            policyArns: { hcl: 'policy_arns', optional: true, default: {}, holds: { map: {} } },
            permissionsBoundary: { hcl: 'permissions_boundary', optional: true },
            reservedConcurrentExecutions: { hcl: 'reserved_concurrent_executions', optional: true },
            logging: {
              hcl: 'logging',
              optional: true,
              default: { retention_in_days: 30, format: 'Text', kms_key_arn: null },
              holds: {
                object: {
                  retentionInDays: { hcl: 'retention_in_days', optional: true, default: 30 },
                  format: { hcl: 'format', optional: true, default: 'Text' },
                  kmsKeyArn: { hcl: 'kms_key_arn', optional: true },
                },
              },
            },
            tracing: { hcl: 'tracing', optional: true, default: 'PassThrough' },
            publish: { hcl: 'publish', optional: true, default: false },
            description: { hcl: 'description', optional: true },
            tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
          },
        },
      },
    },
    clients: {
      hcl: 'clients',
      optional: true,
      default: {},
      holds: {
        map: {
          object: {
            roleArn: { hcl: 'role_arn' },
            accessPoint: { hcl: 'access_point' },
            localMountPath: { hcl: 'local_mount_path', optional: true },
            access: { hcl: 'access', optional: true, default: 'read-write' },
            grantDirectRead: { hcl: 'grant_direct_read', optional: true, default: true },
          },
        },
      },
    },
    fileSystemPolicy: {
      hcl: 'file_system_policy',
      optional: true,
      default: {},
      holds: {
        map: {
          object: {
            accessPoint: { hcl: 'access_point' },
            access: { hcl: 'access', optional: true, default: 'read-write' },
            functions: { hcl: 'functions', optional: true, default: [], holds: { set: {} } },
            clients: { hcl: 'clients', optional: true, default: [], holds: { set: {} } },
            principalArns: {
              hcl: 'principal_arns',
              optional: true,
              default: [],
              holds: { list: {} },
            },
          },
        },
      },
    },
    exportDrainSeconds: { hcl: 'export_drain_seconds', optional: true, default: 90 },
    bucketReleaseSeconds: { hcl: 'bucket_release_seconds', optional: true, default: 180 },
    tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
  },
  outputs: {
    functions: {
      hcl: 'functions',
      holds: {
        keys: 'Fn',
        each: {
          object: {
            arn: { hcl: 'arn', holds: 'string' },
            invokeArn: { hcl: 'invoke_arn', holds: 'string' },
            name: { hcl: 'name', holds: 'string' },
            qualifiedArn: { hcl: 'qualified_arn', holds: 'string' },
            roleName: { hcl: 'role_name', holds: 'string' },
          },
        },
      },
    },
    clients: {
      hcl: 'clients',
      holds: {
        keys: 'Client',
        each: {
          object: {
            roleName: { hcl: 'role_name', holds: 'string' },
            fileSystemConfig: {
              hcl: 'file_system_config',
              holds: {
                object: {
                  arn: { hcl: 'arn', holds: 'string' },
                  localMountPath: { hcl: 'local_mount_path', holds: 'string' },
                },
              },
            },
            policyJson: { hcl: 'policy_json', holds: 'string' },
            environment: { hcl: 'environment', holds: 'map' },
            securityGroupIds: { hcl: 'security_group_ids', holds: 'list' },
          },
        },
      },
    },
    accessPoints: {
      hcl: 'access_points',
      holds: {
        keys: 'AccessPoint',
        each: {
          object: {
            id: { hcl: 'id', holds: 'string' },
            arn: { hcl: 'arn', holds: 'string' },
            name: { hcl: 'name', holds: 'string' },
            rootDirectory: { hcl: 'root_directory', holds: 'string' },
            uid: { hcl: 'uid', holds: 'number' },
          },
        },
      },
    },
    mounts: {
      hcl: 'mounts',
      holds: {
        keys: 'Fn',
        each: {
          object: {
            environment: { hcl: 'environment', holds: 'map' },
            fileSystemConfig: {
              hcl: 'file_system_config',
              holds: {
                object: {
                  arn: { hcl: 'arn', holds: 'string' },
                  localMountPath: { hcl: 'local_mount_path', holds: 'string' },
                },
              },
            },
            policyJson: { hcl: 'policy_json', holds: 'string' },
          },
        },
      },
    },
    fileSystem: {
      hcl: 'file_system',
      holds: {
        object: {
          arn: { hcl: 'arn', holds: 'string' },
          bucketArn: { hcl: 'bucket_arn', holds: 'string' },
          id: { hcl: 'id', holds: 'string' },
          kmsKeyArn: { hcl: 'kms_key_arn', holds: 'string' },
          prefix: { hcl: 'prefix', holds: 'string' },
        },
      },
    },
    bucket: {
      hcl: 'bucket',
      holds: {
        object: { arn: { hcl: 'arn', holds: 'string' }, name: { hcl: 'name', holds: 'string' } },
      },
    },
    clientSecurityGroupId: { hcl: 'client_security_group_id', holds: 'string' },
  },
  names: {
    AccessPoint: { noun: 'access point', declared: ['access_points'], prop: 'accessPoints' },
    Fn: { noun: 'function', declared: ['functions'], prop: 'functions' },
    Client: { noun: 'client', declared: ['clients'], prop: 'clients' },
    Zone: {
      noun: 'zone',
      declared: ['network', 'subnets'],
      prop: 'network.subnets',
      mayBeUnresolved: true,
    },
  },
  rules: rootRules,
};
