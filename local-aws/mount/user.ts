import type { PosixUser } from '../s3files/entities.ts';

/** Whom the server takes root for without ClientRootAccess: nobody, in the ids that NFS servers use. */
export const NOBODY: PosixUser = { uid: 65_534, gid: 65_534, secondaryGids: [] };

/** The user that Lambda runs functions as (`sbx_user1051`): the identity at an access point without a POSIX user. */
export const LAMBDA_USER: PosixUser = { uid: 993, gid: 990, secondaryGids: [] };

/** The identity of every file operation; root keeps its own only with ClientRootAccess. */
export const mountUser = (posixUser: PosixUser | undefined, rootAccess: boolean): PosixUser => {
  const user = posixUser ?? LAMBDA_USER;
  return user.uid === 0 && !rootAccess ? NOBODY : user;
};
