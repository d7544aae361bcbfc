/** The reasons S3 Files gives for a file that it could not export (s3-files-troubleshooting). */
export type ExportErrorName =
  | 'S3AccessDenied'
  | 'S3BucketNotFound'
  | 'InternalError'
  | 'S3UserMetadataTooLarge'
  | 'EncryptionKeyInaccessible'
  | 'RoleAssumptionFailed'
  | 'KeyTooLongToBreakCycle'
  | 'PathTooLong'
  | 'DependencyExportFailed'
  | 'S3ObjectArchived';

/** A change of the mount that could not be exported. */
export class ExportError extends Error {
  override readonly name: ExportErrorName;

  constructor(name: ExportErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
