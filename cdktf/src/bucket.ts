import type { Construct } from 'constructs';
import { type BucketInputs, type BucketOutputs, bucketModule } from './generated/bucket.ts';
import { ModuleConstruct, type ModuleOptions } from './module-construct.ts';

/** Props of {@link Bucket}: the inputs of `modules/bucket`. */
export interface BucketProps extends BucketInputs, ModuleOptions {}

/** A versioned, private, TLS-only bucket. */
export class Bucket extends ModuleConstruct<BucketOutputs> {
  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, bucketModule, props);
  }

  /** The bucket, ready for a file system: pass it to `S3Files` as `existingBucket`. */
  get bucket(): BucketOutputs['bucket'] {
    return this.outputs.bucket;
  }
}
