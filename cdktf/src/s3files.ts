import type { Construct } from 'constructs';
import { type S3FilesInputs, type S3FilesOutputs, s3FilesModule } from './generated/s3files.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';
import type { AccessPointRef } from './mount.ts';
import { withCodes } from './nodejs-handler.ts';

/** Props of {@link S3Files}: the inputs of the root module. */
export interface S3FilesProps<
  AccessPoint extends string = string,
  Fn extends string = string,
  Client extends string = string,
  Zone extends string = string,
> extends S3FilesInputs<AccessPoint, Fn, Client, Zone>,
    ModuleOptions {}

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
> extends ModuleConstruct {
  /** Functions by key, ready to be invoked. */
  readonly functions: S3FilesOutputs<AccessPoint, Fn, Client>['functions'];
  /** Access points by name. */
  readonly accessPoints: S3FilesOutputs<AccessPoint, Fn, Client>['accessPoints'];
  /** What each function's mount consists of, by the function's key. */
  readonly mounts: S3FilesOutputs<AccessPoint, Fn, Client>['mounts'];
  /** What each client needs, by its key: configuration, security groups, environment. */
  readonly clients: S3FilesOutputs<AccessPoint, Fn, Client>['clients'];
  readonly fileSystem: S3FilesOutputs['fileSystem'];
  readonly bucket: S3FilesOutputs['bucket'];
  /** Security group that lets a client reach the mount targets. */
  readonly clientSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: S3FilesProps<AccessPoint, Fn, Client, Zone>) {
    super(scope, id);
    const outputs = this.call<S3FilesOutputs<AccessPoint, Fn, Client>>(s3FilesModule, {
      ...props,
      functions: withCodes(this, props.functions),
    });
    this.functions = outputs.functions;
    this.accessPoints = outputs.accessPoints;
    this.mounts = outputs.mounts;
    this.clients = outputs.clients;
    this.fileSystem = outputs.fileSystem;
    this.bucket = outputs.bucket;
    this.clientSecurityGroupId = outputs.clientSecurityGroupId;
  }

  /** All that another client needs of an access point, as one value: pass it to `Mount`. */
  accessPoint(name: AccessPoint): AccessPointRef {
    if (!Object.hasOwn(this.accessPoints, name))
      throw new Error(
        `no access point named '${name}' on ${this.node.path}; it has ${Object.keys(this.accessPoints).join(', ') || 'none'}`,
      );
    return { ...this.accessPoints[name], fileSystem: this.fileSystem, ready: this };
  }
}
