import type { BucketError } from './bucket-answer.ts';

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

/** The reason behind an answer of S3. */
export const exportErrorOf = ({ status, code, message }: BucketError): ExportError => {
  const name = BY_CODE[code] ?? (code.startsWith('KMS.') ? 'EncryptionKeyInaccessible' : undefined);
  return new ExportError(name ?? (status === 403 ? 'S3AccessDenied' : 'InternalError'), message);
};

const BY_CODE: Readonly<Record<string, ExportErrorName>> = {
  InvalidObjectState: 'S3ObjectArchived',
  KeyTooLongError: 'PathTooLong',
  MetadataTooLarge: 'S3UserMetadataTooLarge',
  NoSuchBucket: 'S3BucketNotFound',
};
