// Generated from modules/client/variables.tf and modules/client/outputs.tf by `npm run generate`.
import type { ModuleTable } from '../tables.ts';
import type { Unresolved } from '../values.ts';
import { clientRules } from './rules/client.ts';

/** `mount.file_system_config` of {@link ClientInputs}. */
export interface ClientMountFileSystemConfig {
  /** ARN of the access point. */
  readonly arn: string;
  /** Where the client sees it. */
  readonly localMountPath: string;
}

/** `mount` of {@link ClientInputs}. */
export interface ClientMount {
  /** What is attached to the client. */
  readonly fileSystemConfig: ClientMountFileSystemConfig;
  /** Policy of the client's role. */
  readonly policyJson: string;
  /** `WORKSPACE_ROOT`. */
  readonly environment: Readonly<Record<string, string>> | Unresolved;
}

/** What the module modules/client takes. */
export interface ClientInputs {
  /**
   * Name of the policy that the role gets. Another client with the same role needs another name.
   *
   * name must be 1 to 128 letters, digits and _ + = , . @ -.
   */
  readonly name: string;
  /**
   * ARN of the role that the function, task or instance has: it gets what the mount needs, and nothing
   * else of it is touched.
   *
   * roleArn must be the ARN of a role, in the account of the file system; of an instance profile take
   * that of its role.
   */
  readonly roleArn: string;
  /** The `mount` output of the mount module. */
  readonly mount: ClientMount;
}

/** What the module modules/client returns. */
export interface ClientOutputs {
  /**
   * The mount, usable: whoever reads it waits for the role's policy as well as for the mount targets,
   * and is destroyed before them.
   */
  readonly client: {
    readonly environment: Readonly<Record<string, string>>;
    readonly fileSystemConfig: { readonly arn: string; readonly localMountPath: string };
    readonly policyJson: string;
    readonly roleName: string;
  };
}

/** How the props and the references of {@link ClientInputs} and {@link ClientOutputs} are spelt in HCL. */
export const clientModule: ModuleTable = {
  module: 'modules/client',
  inputs: {
    name: { hcl: 'name' },
    roleArn: { hcl: 'role_arn' },
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
  },
  outputs: {
    client: {
      hcl: 'client',
      holds: {
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
          roleName: { hcl: 'role_name', holds: 'string' },
        },
      },
    },
  },
  names: {},
  rules: clientRules,
};
