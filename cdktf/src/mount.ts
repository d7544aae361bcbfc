import type { Construct } from 'constructs';
import {
  type MountAccessPoint,
  type MountFileSystem,
  type MountInputs,
  type MountOutputs,
  mountModule,
} from './generated/mount.ts';
import { type Dependable, ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** One access point with everything a client needs to mount it. */
export interface AccessPointRef extends MountAccessPoint {
  readonly id: string;
  readonly fileSystem: MountFileSystem;
  /** What must exist before a mount succeeds. Whoever uses the ARN waits for it anyway. */
  readonly ready: Dependable;
}

/** Props of {@link Mount}: the inputs of `modules/mount`, the file system being the access point's. */
export interface MountProps extends Omit<MountInputs, 'fileSystem' | 'accessPoint'>, ModuleOptions {
  readonly accessPoint: AccessPointRef;
}

/** What one client needs in order to mount one access point: policy, configuration, environment. It creates nothing. */
export class Mount extends ModuleConstruct<MountOutputs> {
  constructor(scope: Construct, id: string, { accessPoint, ...props }: MountProps) {
    const { arn, name, rootDirectory, uid, fileSystem } = accessPoint;
    super(scope, id, mountModule, {
      ...props,
      fileSystem,
      accessPoint: { arn, name, rootDirectory, uid },
    });
  }

  /** All of it as one value: pass it to `LambdaFunction`. */
  get mount(): MountOutputs['mount'] {
    return this.outputs.mount;
  }
}
