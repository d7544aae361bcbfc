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

export const invalid = (message: string) => new S3FilesError('ValidationException', message);
export const notFound = (message: string) => new S3FilesError('ResourceNotFoundException', message);
export const conflict = (message: string) => new S3FilesError('ConflictException', message);
export const overQuota = (message: string) =>
  new S3FilesError('ServiceQuotaExceededException', message);
