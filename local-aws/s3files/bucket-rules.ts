import { partitionOf, type Scope } from '../scope.ts';
import { invalid } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

const BUCKET_ARN = /^arn:([^:]+):s3:::([^/]+)$/;

/** The name of a bucket that a file system can be made on: ours, here, and versioned. */
export const usableBucket = async (
  scope: Scope,
  bucketArn: string,
  surroundings: Surroundings,
): Promise<string> => {
  const [, partition, name] = BUCKET_ARN.exec(bucketArn) ?? [];
  if (name === undefined || partition !== partitionOf(scope.region)) {
    throw invalid(
      `'${bucketArn}' is not the ARN of a bucket in this partition: expected arn:${partitionOf(scope.region)}:s3:::<bucket>.`,
    );
  }
  const bucket = await surroundings.bucket(scope, name);
  if (bucket === undefined) throw invalid(`The bucket '${name}' does not exist.`);
  if (bucket === 'foreign') {
    throw invalid(
      `The bucket '${name}' is not owned by account ${scope.account}: a file system and its bucket are in one account.`,
    );
  }
  if (bucket.region !== scope.region) {
    throw invalid(
      `The bucket '${name}' is in ${bucket.region}: a file system in ${scope.region} needs a bucket in ${scope.region}.`,
    );
  }
  if (bucket.versioning !== 'Enabled') {
    throw invalid(
      `Versioning of the bucket '${name}' is ${bucket.versioning ?? 'not enabled'}: it must be Enabled before a file system is created.`,
    );
  }
  return name;
};
