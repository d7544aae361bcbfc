import type { Construct } from 'constructs';
import { type BucketInputs, type BucketOutputs, bucketModule } from './generated/bucket.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** Props of {@link Bucket}: the inputs of `modules/bucket`. */
export interface BucketProps extends BucketInputs, ModuleOptions {}

/** A versioned, private, TLS-only bucket. */
export class Bucket extends ModuleConstruct {
  /** The bucket, ready for a file system: pass it to `S3Files` as `existingBucket`. */
  readonly bucket: BucketOutputs['bucket'];

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    this.bucket = this.call<BucketOutputs>(bucketModule, props).bucket;
  }
}
