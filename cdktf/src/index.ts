export { AwsccProvider, type AwsccProviderConfig } from './awscc-provider.ts';
export { Bucket, type BucketProps } from './bucket.ts';
export type { BundleOptions } from './bundle.ts';
export { Client, type ClientProps } from './client.ts';
export type * from './generated/bucket.ts';
export type * from './generated/client.ts';
export type * from './generated/lambda-function.ts';
export type * from './generated/mount.ts';
export type * from './generated/network.ts';
export type * from './generated/s3files.ts';
export { LambdaFunction, type LambdaFunctionProps } from './lambda-function.ts';
export type { Dependable, ModuleOptions, Provider } from './module-construct.ts';
export { type AccessPointRef, Mount, type MountProps } from './mount.ts';
export type { MountRef } from './mount-ref.ts';
export { Network, type NetworkProps } from './network.ts';
export {
  type NodejsCode,
  type NodejsHandler,
  type NodejsHandlerOptions,
  nodejsHandler,
} from './nodejs-handler.ts';
export { type MountOptions, S3Files, type S3FilesProps } from './s3files.ts';
export type { ExactlyOneOf, Unresolved } from './values.ts';
