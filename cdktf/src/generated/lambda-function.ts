// Generated from modules/lambda/variables.tf and modules/lambda/outputs.tf by `npm run generate`.
import type { NodejsHandler } from '../nodejs-handler.ts';
import type { ModuleTable, Unresolved } from '../tables.ts';

/** `mount.file_system_config` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionMountFileSystemConfig {
  readonly arn: string;
  readonly localMountPath: string;
}

/** `mount` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionMount {
  readonly fileSystemConfig: LambdaFunctionMountFileSystemConfig;
  readonly policyJson: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `vpc_config` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionVpcConfig {
  readonly subnets: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];
  /** @defaultValue `false` */
  readonly ipv6AllowedForDualStack?: boolean | Unresolved | undefined;
}

/** `role` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionRole {
  readonly arn: string;
}

/** `account` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionAccount {
  readonly id: string;
  readonly partition: string;
  readonly region: string;
}

/** `code.s3_object` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionCodeS3Object {
  readonly bucket: string;
  readonly key: string;
  /** @defaultValue `null` */
  readonly version?: string | undefined;
}

/** `code.image` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionCodeImage {
  readonly uri: string;
  /** @defaultValue `null` */
  readonly command?: readonly string[] | undefined;
  /** @defaultValue `null` */
  readonly entryPoint?: readonly string[] | undefined;
  /** @defaultValue `null` */
  readonly workingDirectory?: string | undefined;
}

/** `code` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionCode {
  /** @defaultValue `null` */
  readonly filename?: string | undefined;
  /** @defaultValue `null` */
  readonly sourceCodeHash?: string | undefined;
  /** @defaultValue `null` */
  readonly s3Object?: LambdaFunctionCodeS3Object | undefined;
  /** @defaultValue `null` */
  readonly image?: LambdaFunctionCodeImage | undefined;
}

/** `policy_statements.*` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionPolicyStatement {
  /** @defaultValue `null` */
  readonly sid?: string | undefined;
  /** @defaultValue `"Allow"` */
  readonly effect?: string | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** @defaultValue `null` */
  readonly condition?:
    | Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
    | undefined;
}

/** `logging` of {@link LambdaFunctionInputs}. */
export interface LambdaFunctionLogging {
  /** @defaultValue `30` */
  readonly retentionInDays?: number | undefined;
  /** @defaultValue `"Text"` */
  readonly format?: string | undefined;
  /** @defaultValue `null` */
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
  /**
   * The `mount` output of the mount module.
   *
   * .
   */
  readonly mount: LambdaFunctionMount;
  /**
   * Subnets in zones that have a mount target, keyed by zone, and the security groups of the function.
   *
   * .
   */
  readonly vpcConfig: LambdaFunctionVpcConfig;
  /**
   * Your own role instead: its policy must let Lambda assume it. It gets the same rights as a role made
   * here, and nothing else of it is touched. Null makes one.
   *
   * role.arn must be the ARN of a role, in the account of the function.
   *
   * @defaultValue `null`
   */
  readonly role?: LambdaFunctionRole | undefined;
  /**
   * Account, partition and Region that the function is made in. Null looks them up, which is a call for
   * each function; where there are many, pass them.
   *
   * @defaultValue `null`
   */
  readonly account?: LambdaFunctionAccount | undefined;
  /**
   * One of: `filename` of a zip (`source_code_hash` is computed from it unless given), `s3_object` with
   * a zip, `image` in ECR.
   *
   * code must have exactly one of filename, s3_object and image. code.s3_object must have a bucket's
   * name of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500
   * words of command and of entry_point, and a working_directory of 1000 characters.
   */
  readonly code: LambdaFunctionCode | NodejsHandler;
  /**
   * Entry point in a zip, such as `index.handler`. Null for an image.
   *
   * handler must be 1 to 128 characters without spaces for a zip, and null for an image.
   *
   * @defaultValue `null`
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
  readonly architectures?: readonly string[] | undefined;
  /**
   * Memory in MB. Lambda reads large files directly from S3 from 512 MB on.
   *
   * memory_size must be a whole number of MB from 128 to 10240.
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
   * ephemeral_storage must be a whole number of MB from 512 to 10240.
   *
   * @defaultValue `512`
   */
  readonly ephemeralStorage?: number | undefined;
  /**
   * Environment variables, besides `WORKSPACE_ROOT`, which is the local mount path.
   *
   * names in environment must be two or more letters, digits and underscores, begin with a letter, and
   * be neither one that Lambda sets nor WORKSPACE_ROOT, which is always the local mount path (set
   * local_mount_path instead). environment may have 4096 bytes as JSON, with WORKSPACE_ROOT.
   *
   * @defaultValue `{}`
   */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /**
   * ARNs of layer versions, at most 5. An image brings its own.
   *
   * layers must be at most 5 ARNs of layer versions, which end in the number of the version, and none
   * for an image.
   *
   * @defaultValue `[]`
   */
  readonly layers?: readonly string[] | undefined;
  /**
   * What else the function may do: statements of its role's policy.
   *
   * each of policy_statements must have effect Allow or Deny, an action and a resource at least, and as
   * sid, if any, letters and digits that no other has.
   *
   * @defaultValue `[]`
   */
  readonly policyStatements?: readonly LambdaFunctionPolicyStatement[] | undefined;
  /**
   * ARNs of managed policies for the function's role, keyed by a short stable name.
   *
   * policy_arns must be ARNs of managed policies.
   *
   * @defaultValue `{}`
   */
  readonly policyArns?: Readonly<Record<string, string>> | undefined;
  /**
   * ARN of the policy that limits the function's role. Null: none.
   *
   * permissions_boundary must be the ARN of a managed policy, and null with a role of yours, which has
   * its own.
   *
   * @defaultValue `null`
   */
  readonly permissionsBoundary?: string | undefined;
  /**
   * How many invocations run at the same moment, reserved for this function. Null: as many as the
   * account has left.
   *
   * reserved_concurrent_executions must be a whole number of 0 or more, or null.
   *
   * @defaultValue `null`
   */
  readonly reservedConcurrentExecutions?: number | undefined;
  /**
   * The function's log group: days until a line is deleted (0 keeps all), `Text` or `JSON` lines, ARN of
   * the KMS key that encrypts them.
   *
   * logging must have as retention_in_days one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365,
   * 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, as format Text or JSON, as kms_key_arn null
   * or the whole ARN of a key, not an alias and not an id.
   *
   * @defaultValue `{}`
   */
  readonly logging?: LambdaFunctionLogging | undefined;
  /**
   * `Active` sends traces to X-Ray, which the function has to reach through its network; `PassThrough`
   * follows the caller.
   *
   * tracing must be Active or PassThrough.
   *
   * @defaultValue `"PassThrough"`
   */
  readonly tracing?: string | undefined;
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
   *
   * @defaultValue `null`
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
  readonly tags?: Readonly<Record<string, string>> | undefined;
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
          environment: { hcl: 'environment' },
        },
      },
    },
    vpcConfig: {
      hcl: 'vpc_config',
      holds: {
        object: {
          subnets: { hcl: 'subnets' },
          securityGroupIds: { hcl: 'security_group_ids' },
          ipv6AllowedForDualStack: { hcl: 'ipv6_allowed_for_dual_stack', optional: true },
        },
      },
    },
    role: { hcl: 'role', optional: true, holds: { object: { arn: { hcl: 'arn' } } } },
    account: {
      hcl: 'account',
      optional: true,
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
                command: { hcl: 'command', optional: true },
                entryPoint: { hcl: 'entry_point', optional: true },
                workingDirectory: { hcl: 'working_directory', optional: true },
              },
            },
          },
        },
      },
    },
    handler: { hcl: 'handler', optional: true },
    runtime: { hcl: 'runtime', optional: true },
    architectures: { hcl: 'architectures', optional: true },
    memorySize: { hcl: 'memory_size', optional: true },
    timeout: { hcl: 'timeout', optional: true },
    ephemeralStorage: { hcl: 'ephemeral_storage', optional: true },
    environment: { hcl: 'environment', optional: true },
    layers: { hcl: 'layers', optional: true },
    policyStatements: {
      hcl: 'policy_statements',
      optional: true,
      holds: {
        list: {
          object: {
            sid: { hcl: 'sid', optional: true },
            effect: { hcl: 'effect', optional: true },
            actions: { hcl: 'actions' },
            resources: { hcl: 'resources' },
            condition: { hcl: 'condition', optional: true },
          },
        },
      },
    },
    policyArns: { hcl: 'policy_arns', optional: true },
    permissionsBoundary: { hcl: 'permissions_boundary', optional: true },
    reservedConcurrentExecutions: { hcl: 'reserved_concurrent_executions', optional: true },
    logging: {
      hcl: 'logging',
      optional: true,
      holds: {
        object: {
          retentionInDays: { hcl: 'retention_in_days', optional: true },
          format: { hcl: 'format', optional: true },
          kmsKeyArn: { hcl: 'kms_key_arn', optional: true },
        },
      },
    },
    tracing: { hcl: 'tracing', optional: true },
    publish: { hcl: 'publish', optional: true },
    description: { hcl: 'description', optional: true },
    tags: { hcl: 'tags', optional: true },
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
};
