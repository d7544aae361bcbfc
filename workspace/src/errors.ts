/**
 * What every error of the kit extends. `name` is a literal, because Lambda reports it as `errorType` and a minified
 * class would report one letter.
 */
export abstract class WorkspaceError extends Error {
  /** The path that was asked for, as the caller wrote it. */
  readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}

/** `WORKSPACE_ROOT` is not set, or the directory it names is not there. */
export class WorkspaceRootError extends WorkspaceError {
  override readonly name = 'WorkspaceRootError';
}

/** The path leads out of the workspace, or is not a path at all. */
export class OutsideWorkspaceError extends WorkspaceError {
  override readonly name = 'OutsideWorkspaceError';
}

/** A part of the path is a symbolic link, which the kit never follows. */
export class LinkError extends WorkspaceError {
  override readonly name = 'LinkError';
}

/** The name belongs to S3 Files or to the kit. */
export class ReservedNameError extends WorkspaceError {
  override readonly name = 'ReservedNameError';
}

/** A name above 255 bytes or a path above 1,024 bytes: it could not become an S3 key. */
export class PathTooLongError extends WorkspaceError {
  override readonly name = 'PathTooLongError';
}

/** Nothing is there. */
export class FileNotFoundError extends WorkspaceError {
  override readonly name = 'FileNotFoundError';
}

/** Something of another kind is there: a directory for a file, or the other way round. */
export class WrongKindError extends WorkspaceError {
  override readonly name = 'WrongKindError';
}

/** The file has more bytes than the caller is ready to hold. */
export class FileTooLargeError extends WorkspaceError {
  override readonly name = 'FileTooLargeError';
}

/** The file is not the JSON or UTF-8 text that the caller expects. */
export class MalformedFileError extends WorkspaceError {
  override readonly name = 'MalformedFileError';
}

/** The mount is read-only for this function. */
export class ReadOnlyWorkspaceError extends WorkspaceError {
  override readonly name = 'ReadOnlyWorkspaceError';
}

/** The POSIX user of the access point may not do this here. */
export class AccessDeniedError extends WorkspaceError {
  override readonly name = 'AccessDeniedError';
}

/** The disk or a quota is full. */
export class NoSpaceError extends WorkspaceError {
  override readonly name = 'NoSpaceError';
}

/** The file is there and S3 cannot give its data. */
export class DataUnavailableError extends WorkspaceError {
  override readonly name = 'DataUnavailableError';
}

/** What was waited for did not come in time. */
export class WaitTimeoutError extends WorkspaceError {
  override readonly name = 'WaitTimeoutError';
}

/** The lease of a claim ran out and the task was taken over: what its former owner made is no longer wanted. */
export class ClaimLostError extends WorkspaceError {
  override readonly name = 'ClaimLostError';
}
