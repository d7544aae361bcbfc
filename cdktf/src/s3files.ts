import type { Construct } from 'constructs';
import { type S3FilesInputs, type S3FilesOutputs, s3FilesModule } from './generated/s3files.ts';
import { withCodes } from './handler-code.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';
import { type AccessPointRef, Mount, type MountProps } from './mount.ts';
import { type MountRef, mountRef } from './mount-ref.ts';

/** Props of {@link S3Files}: the inputs of the root module. */
export interface S3FilesProps<
  AccessPoint extends string = string,
  Fn extends string = string,
  Client extends string = string,
  Zone extends string = string,
> extends S3FilesInputs<AccessPoint, Fn, Client, Zone>,
    ModuleOptions {}

/** What {@link S3Files.mount} lets one choose. */
export type MountOptions = Pick<
  MountProps,
  'access' | 'localMountPath' | 'grantDirectRead' | 'client'
>;

/**
 * A bucket as a file system, with mount targets, access points, and functions that mount them.
 *
 * A name of an access point, function or zone that the props do not declare does not compile.
 */
export class S3Files<
  AccessPoint extends string = never,
  Fn extends string = never,
  Client extends string = never,
  Zone extends string = never,
> extends ModuleConstruct<S3FilesOutputs<AccessPoint, Fn, Client>> {
  #mounts: Map<string, { readonly options: MountOptions; readonly mount: MountRef }> | undefined;

  constructor(scope: Construct, id: string, props: S3FilesProps<AccessPoint, Fn, Client, Zone>) {
    super(scope, id, s3FilesModule, withCodes(scope, id, props));
  }

  /** Functions by key, ready to be invoked. */
  get functions(): S3FilesOutputs<AccessPoint, Fn, Client>['functions'] {
    return this.outputs.functions;
  }

  /** Access points by name. */
  get accessPoints(): S3FilesOutputs<AccessPoint, Fn, Client>['accessPoints'] {
    return this.outputs.accessPoints;
  }

  /** What each function's mount consists of, by the function's key. */
  get mounts(): S3FilesOutputs<AccessPoint, Fn, Client>['mounts'] {
    return this.outputs.mounts;
  }

  /** What each client needs, by its key: configuration, security groups, environment. */
  get clients(): S3FilesOutputs<AccessPoint, Fn, Client>['clients'] {
    return this.outputs.clients;
  }

  /** The file system and what of the bucket it shows. */
  get fileSystem(): S3FilesOutputs['fileSystem'] {
    return this.outputs.fileSystem;
  }

  /** The bucket: its name and ARN. */
  get bucket(): S3FilesOutputs['bucket'] {
    return this.outputs.bucket;
  }

  /** Security group that lets a client reach the mount targets. */
  get clientSecurityGroupId(): string {
    return this.outputs.clientSecurityGroupId;
  }

  /** All that another client needs of an access point, as one value: pass it to `Mount`. */
  accessPoint(name: AccessPoint): AccessPointRef {
    if (!Object.keys(this.accessPoints).includes(name))
      throw new Error(
        `no access point named '${name}' on ${this.node.path}; it has ${Object.keys(this.accessPoints).join(', ') || 'none'}`,
      );
    return { ...this.accessPoints[name], fileSystem: this.fileSystem, ready: this };
  }

  /**
   * A mount for a function that is made elsewhere: what to attach, to allow, to set and to wait for. The same options give
   * the same mount.
   *
   * @param options with what access, by default `read-write`; two mounts of one access point that differ in more than
   * that need a `client` each, which names them.
   */
  mount(name: AccessPoint, options: MountOptions = {}): MountRef {
    const scope = this.node.scope as Construct;
    const access = options.access ?? 'read-write';
    // What only Terraform knows names nothing.
    const id = [this.node.id, 'mount', name, access, options.client]
      .filter((part) => typeof part === 'string')
      .join('-');
    this.#mounts ??= new Map();
    const made = this.#mounts.get(id);
    const { localMountPath, grantDirectRead } = options;
    const isSame = (before: MountOptions) =>
      before.localMountPath === localMountPath &&
      before.grantDirectRead === grantDirectRead &&
      (before.access ?? 'read-write') === access;
    if (made && !isSame(made.options))
      throw new Error(
        `mount: ${this.node.path} has a mount of '${name}' with this access and other options already; give this one a client of its own, such as the function's name`,
      );
    const mount =
      made?.mount ??
      mountRef(new Mount(scope, id, { accessPoint: this.accessPoint(name), ...options }), this, [
        this.clientSecurityGroupId,
      ]);
    this.#mounts.set(id, { options, mount });
    return mount;
  }
}
