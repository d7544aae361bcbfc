/** The errors of the S3 Files API (reference: boto model of s3files, version 2025-05-05), and a create that never settles. */
export type S3FilesErrorCode =
  | 'ValidationException'
  | 'ResourceNotFoundException'
  | 'ConflictException'
  | 'ServiceQuotaExceededException'
  | 'NotStabilized';

/** S3 Files refuses. */
export class S3FilesError extends Error {
  override readonly name = 'S3FilesError';
  readonly code: S3FilesErrorCode;

  constructor(code: S3FilesErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The request breaks a rule by itself, or names what cannot be used. */
export const invalid = (message: string) => new S3FilesError('ValidationException', message);
/** What the request is about does not exist. */
export const notFound = (message: string) => new S3FilesError('ResourceNotFoundException', message);
/** The request does not go together with what exists now. */
export const conflict = (message: string) => new S3FilesError('ConflictException', message);
/** There would be more than AWS allows. */
export const overQuota = (message: string) =>
  new S3FilesError('ServiceQuotaExceededException', message);
