import type { Construct } from 'constructs';
import { type S3FilesInputs, type S3FilesOutputs, s3FilesModule } from './generated/s3files.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';
import type { AccessPointRef } from './mount.ts';
import { withCode } from './nodejs-handler.ts';

/** Props of {@link S3Files}: the inputs of the root module. */
export interface S3FilesProps<
  AccessPoint extends string = string,
  Fn extends string = string,
  Zone extends string = string,
> extends S3FilesInputs<AccessPoint, Fn, Zone>,
    ModuleOptions {}

/**
 * A bucket as a file system, with mount targets, access points, and functions that mount them.
 *
 * A name of an access point, function or zone that the props do not declare does not compile.
 */
export class S3Files<
  AccessPoint extends string = never,
  Fn extends string = never,
  Zone extends string = never,
> extends ModuleConstruct {
  /** Functions by key, ready to be invoked. */
  readonly functions: S3FilesOutputs<AccessPoint, Fn>['functions'];
  /** Access points by name. */
  readonly accessPoints: S3FilesOutputs<AccessPoint, Fn>['accessPoints'];
  /** What each function's mount consists of, by the function's key. */
  readonly mounts: S3FilesOutputs<AccessPoint, Fn>['mounts'];
  readonly fileSystem: S3FilesOutputs['fileSystem'];
  readonly bucket: S3FilesOutputs['bucket'];
  /** Security group that lets a client reach the mount targets. */
  readonly clientSecurityGroupId: string;
  readonly #props: S3FilesProps<AccessPoint, Fn, Zone>;

  constructor(scope: Construct, id: string, props: S3FilesProps<AccessPoint, Fn, Zone>) {
    super(scope, id);
    this.#props = props;
    const outputs = this.call<S3FilesOutputs<AccessPoint, Fn>>(s3FilesModule, {
      ...props,
      ...(props.functions && {
        functions: Object.fromEntries(
          Object.entries<NonNullable<typeof props.functions>[Fn]>(props.functions).map(
            ([name, fn]) => [name, withCode(this, `code-${name}`, fn)],
          ),
        ),
      }),
    });
    this.functions = outputs.functions;
    this.accessPoints = outputs.accessPoints;
    this.mounts = outputs.mounts;
    this.fileSystem = outputs.fileSystem;
    this.bucket = outputs.bucket;
    this.clientSecurityGroupId = outputs.clientSecurityGroupId;
  }

  /** All that another client needs of an access point, as one value: pass it to `Mount`. */
  accessPoint(name: AccessPoint): AccessPointRef {
    const { accessPoints = {}, bucket, existingBucket, prefix } = this.#props;
    const declared: Readonly<
      Record<string, { readonly posixUser?: { readonly uid?: number | undefined } | undefined }>
    > = accessPoints;
    const props = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!props)
      throw new Error(
        `no access point named '${name}' on ${this.node.path}; it has ${Object.keys(declared).join(', ') || 'none'}`,
      );
    const { id, arn, rootDirectory } = this.accessPoints[name];
    return {
      name,
      id,
      arn,
      rootDirectory,
      uid: props.posixUser?.uid ?? DEFAULT_UID,
      fileSystem: {
        arn: this.fileSystem.arn,
        bucketArn: this.bucket.arn,
        kmsKeyArn: (existingBucket ?? bucket)?.kmsKeyArn,
        prefix,
      },
      ready: this,
    };
  }
}

const DEFAULT_UID = s3FilesModule.inputs.accessPoints?.holds?.map?.object?.posixUser?.holds?.object
  ?.uid?.default as number;
