import type { Guard } from '../gateway/call.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import type { S3FilesDirectory } from '../s3files/entities.ts';
import { surroundingsFrom } from '../s3files/ministack-surroundings.ts';
import { bucketGuard } from './bucket.ts';
import { directReadGuard } from './direct-read.ts';
import { functionConfigurationGuard } from './function-configuration.ts';
import { networkInUseGuard } from './network-in-use.ts';

/**
 * Everything that S3 Files changes in the answers of S3 and Lambda, but for mounts that fail at Invoke: only the launcher
 * can tell those from a handler's error of the same name, so they are answered there.
 */
export const guardsFor = (
  directory: S3FilesDirectory,
  client: MiniStackClient,
): readonly Guard[] => [
  bucketGuard(directory),
  functionConfigurationGuard({ directory, surroundings: surroundingsFrom(client) }, client),
  directReadGuard(),
  networkInUseGuard(directory),
];
