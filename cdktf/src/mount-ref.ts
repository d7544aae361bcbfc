import type { MountOutputs } from './generated/mount.ts';
import type { Dependable } from './module-construct.ts';
import type { Mount } from './mount.ts';
import { asReference } from './references.ts';
import type { Unresolved } from './values.ts';

/** A mount as one value: all that a function made elsewhere needs, and what `LambdaFunction` takes as `mount`. */
export interface MountRef {
  /** ARN of the access point, which is what a function attaches. */
  readonly arn: string;
  /** Where the function sees the root directory. */
  readonly localMountPath: string;
  /** Policy for the function's role. */
  readonly policyJson: string;
  /** `WORKSPACE_ROOT`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Security groups that reach the mount targets. */
  readonly securityGroupIds: readonly string[];
  /** What must exist before a mount succeeds. Whoever uses another part waits for it anyway. */
  readonly ready: Dependable;
  /** ARN and path as the module passes them on. */
  readonly fileSystemConfig: MountOutputs['mount']['fileSystemConfig'];
}

/** @param ready what the mount's own module waits for. */
export const mountRef = (
  source: Mount,
  ready: Dependable,
  securityGroupIds: readonly string[],
): MountRef =>
  asReference(
    {
      get arn() {
        return source.mount.fileSystemConfig.arn;
      },
      get localMountPath() {
        return source.mount.fileSystemConfig.localMountPath;
      },
      get policyJson() {
        return source.mount.policyJson;
      },
      get environment() {
        return source.mount.environment;
      },
      get fileSystemConfig() {
        return source.mount.fileSystemConfig;
      },
      securityGroupIds,
      ready,
    },
    () => (source.mount as unknown as Unresolved).resolve(undefined),
  );
