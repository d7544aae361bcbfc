import type { Guard } from '../gateway/call.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import type { S3FilesDirectory } from '../s3files/entities.ts';
import { surroundingsFrom } from '../s3files/ministack-surroundings.ts';
import { bucketGuard } from './bucket.ts';
import { directReadGuard } from './direct-read.ts';
import { functionConfigurationGuard } from './function-configuration.ts';
import { mountErrorGuard } from './mount-errors.ts';

/** Everything that S3 Files changes in the answers of S3 and Lambda. */
export const guardsFor = (
  directory: S3FilesDirectory,
  client: MiniStackClient,
): readonly Guard[] => [
  bucketGuard(directory),
  functionConfigurationGuard({ directory, surroundings: surroundingsFrom(client) }, client),
  directReadGuard(),
  mountErrorGuard(),
];
