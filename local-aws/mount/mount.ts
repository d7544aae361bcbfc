import type { MountErrorCode } from '../lambda/invocation.ts';
import type { PosixUser } from '../s3files/entities.ts';
import type { Scope } from '../scope.ts';

/** What a function asks for when its execution environment starts. */
export interface MountRequest {
  readonly scope: Scope;
  readonly roleArn: string;
  readonly accessPointArn: string;
  readonly localMountPath: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** An authorised mount: a folder of this machine to be shown at a path. */
export interface Mount {
  /** The access point's root directory on this machine. It exists. */
  readonly source: string;
  /** `/mnt/<name>`. */
  readonly target: string;
  readonly readOnly: boolean;
  /** The identity of every file operation. */
  readonly user: PosixUser;
}

/** Answers a mount or throws a MountError; asked once for each execution environment. */
export type AuthorizeMount = (request: MountRequest) => Promise<Mount>;

/** A mount that was refused before the handler ran. */
export class MountError extends Error {
  override readonly name = 'MountError';
  readonly code: MountErrorCode;

  constructor(code: MountErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
