// Generated from modules/lambda/variables.tf and modules/lambda/outputs.tf by `npm run generate`.
import type { NodejsCode } from '../nodejs-handler.ts';
import type { ModuleTable } from '../tables.ts';
import type { ExactlyOneOf, Unresolved } from '../values.ts';
import { lambdaRules } from './rules/lambda.ts';

/** `mount.file_system_config` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionMountFileSystemConfig {
  /** ARN of the access point. */
  readonly arn: string;
  /** Where the client sees it. */
  readonly localMountPath: string;
}

/** `mount` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionMount {
  /** What is attached to the client. */
  readonly fileSystemConfig: LambdaFunctionMountFileSystemConfig;
  /** Policy of the client's role. */
  readonly policyJson: string;
  /** `WORKSPACE_ROOT`. */
  readonly environment: Readonly<Record<string, string>> | Unresolved;
}

/** `vpc_config` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionVpcConfig {
  /** Subnet ids, keyed by zone. */
  readonly subnets: Readonly<Record<string, string>> | Unresolved;
  /** Ids of 1 to 5 groups, one of which reaches the mount targets. */
  readonly securityGroupIds: readonly string[] | Unresolved;
  /**
   * Whether the function may send IPv6, in subnets of both families.
   *
   * @defaultValue `false`
   */
  readonly ipv6AllowedForDualStack?: boolean | Unresolved | undefined;
}

/** `role` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionRole {
  /** ARN of the role. */
  readonly arn: string;
}

/** `account` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionAccount {
  /** Its id, 12 digits. */
  readonly id: string;
  /** Partition, such as `aws`. */
  readonly partition: string;
  /** Region. */
  readonly region: string;
}

/** `code.s3_object` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionCodeS3Object {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the zip. */
  readonly key: string;
  /** Version of the zip: with it another upload is noticed. */
  readonly version?: string | undefined;
}

/** `code.image` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionCodeImage {
  /** Its URI, with a tag or digest. */
  readonly uri: string;
  /** Instead of the image's CMD. */
  readonly command?: readonly string[] | Unresolved | undefined;
  /** Instead of the image's ENTRYPOINT. */
  readonly entryPoint?: readonly string[] | Unresolved | undefined;
  /** Instead of the image's WORKDIR. */
  readonly workingDirectory?: string | undefined;
}

/** `code` of {@link LambdaFunctionInputs}. Exactly one of 'filename' | 's3Object' | 'image'. */
export type LambdaFunctionCode = ExactlyOneOf<
  LambdaFunctionCodeAlternatives,
  'filename' | 's3Object' | 'image'
>;

/** What {@link LambdaFunctionCode} has to choose from. */
export interface LambdaFunctionCodeAlternatives {
  /** Path of a zip, from the folder that Terraform runs in. */
  readonly filename?: string | undefined;
  /** Tells when the zip has changed. Without it: computed from it. */
  readonly sourceCodeHash?: string | undefined;
  /** A zip in a bucket. */
  readonly s3Object?: LambdaFunctionCodeS3Object | undefined;
  /** An image in ECR. */
  readonly image?: LambdaFunctionCodeImage | undefined;
}

/** `policy_statements.*` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionPolicyStatement {
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

/** `logging` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionLogging {
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

/** What the module modules/lambda takes. */
export interface LambdaFunctionInputs {
  /**
   * Name of the function.
   *
   * name must be 1 to 64 letters, digits, underscores and hyphens.
   */
  readonly name: string;
  /** The `mount` output of the mount module. */
  readonly mount: LambdaFunctionMount;
  /** Subnets in zones that have a mount target, keyed by zone, and the security groups of the function. */
  readonly vpcConfig: LambdaFunctionVpcConfig;
  /**
   * Your own role instead: its policy must let Lambda assume it. It gets the same rights as a role made
   * here, and nothing else of it is touched. Null makes one.
   *
   * role.arn must be the ARN of a role, in the account of the function.
   */
  readonly role?: LambdaFunctionRole | undefined;
  /**
   * Account, partition and Region that the function is made in. Null looks them up, which is a call for
   * each function; where there are many, pass them.
   */
  readonly account?: LambdaFunctionAccount | undefined;
  /**
   * One of: `filename` of a zip (`sourceCodeHash` is computed from it unless given), `s3Object` with a
   * zip, `image` in ECR.
   *
   * code must have exactly one of filename, s3Object and image. code.s3Object must have a bucket's name
   * of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500 words of
   * command and of entryPoint, and a workingDirectory of 1000 characters.
   */
  readonly code: LambdaFunctionCode | NodejsCode;
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
  readonly policyStatements?: readonly LambdaFunctionPolicyStatement[] | Unresolved | undefined;
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
  readonly logging?: LambdaFunctionLogging | Unresolved | undefined;
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
   * Tags for everything that is made here.
   *
   * tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _
   * . : / = + - @; no key may begin with aws:.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** What the module modules/lambda returns. */
export interface LambdaFunctionOutputs {
  /** The function, ready to be invoked. */
  readonly function: {
    readonly arn: string;
    readonly invokeArn: string;
    readonly name: string;
    readonly qualifiedArn: string;
    readonly roleName: string;
  };
  /** ARN of the function's role. */
  readonly roleArn: string;
}

/** How the props and the references of {@link LambdaFunctionInputs} and {@link LambdaFunctionOutputs} are spelt in HCL. */
export const lambdaFunctionModule: ModuleTable = {
  module: 'modules/lambda',
  inputs: {
    name: { hcl: 'name' },
    mount: {
      hcl: 'mount',
      holds: {
        object: {
          fileSystemConfig: {
            hcl: 'file_system_config',
            holds: { object: { arn: { hcl: 'arn' }, localMountPath: { hcl: 'local_mount_path' } } },
          },
          policyJson: { hcl: 'policy_json' },
          environment: { hcl: 'environment', holds: { map: {} } },
        },
      },
    },
    vpcConfig: {
      hcl: 'vpc_config',
      holds: {
        object: {
          subnets: { hcl: 'subnets', holds: { map: {} } },
          securityGroupIds: { hcl: 'security_group_ids', holds: { list: {} } },
          ipv6AllowedForDualStack: {
            hcl: 'ipv6_allowed_for_dual_stack',
            optional: true,
            default: false,
          },
        },
      },
    },
    role: {
      hcl: 'role',
      optional: true,
      nullable: true,
      holds: { object: { arn: { hcl: 'arn' } } },
    },
    account: {
      hcl: 'account',
      optional: true,
      nullable: true,
      holds: {
        object: { id: { hcl: 'id' }, partition: { hcl: 'partition' }, region: { hcl: 'region' } },
      },
    },
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
    handler: { hcl: 'handler', optional: true, nullable: true },
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
            condition: { hcl: 'condition', optional: true, holds: { map: { map: { list: {} } } } },
          },
        },
      },
    },
    policyArns: { hcl: 'policy_arns', optional: true, default: {}, holds: { map: {} } },
    permissionsBoundary: { hcl: 'permissions_boundary', optional: true, nullable: true },
    reservedConcurrentExecutions: {
      hcl: 'reserved_concurrent_executions',
      optional: true,
      nullable: true,
    },
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
    description: { hcl: 'description', optional: true, nullable: true },
    tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
  },
  outputs: {
    function: {
      hcl: 'function',
      holds: {
        object: {
          arn: { hcl: 'arn', holds: 'string' },
          invokeArn: { hcl: 'invoke_arn', holds: 'string' },
          name: { hcl: 'name', holds: 'string' },
          qualifiedArn: { hcl: 'qualified_arn', holds: 'string' },
          roleName: { hcl: 'role_name', holds: 'string' },
        },
      },
    },
    roleArn: { hcl: 'role_arn', holds: 'string' },
  },
  names: {},
  rules: lambdaRules,
};
