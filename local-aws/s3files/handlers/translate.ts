import { HandlerError, type HandlerErrorCode } from '../../cloud-control/errors.ts';
import type { ResourceHandlers } from '../../cloud-control/handlers.ts';
import { S3FilesError, type S3FilesErrorCode } from '../errors.ts';
import type { Tag } from '../records.ts';

/** A tag as CloudFormation spells it. */
export interface TagProperty {
  readonly Key?: string;
  readonly Value?: string;
}

/** Tags as the model has them. */
export const tagsFrom = (tags: readonly TagProperty[] | undefined): readonly Tag[] =>
  (tags ?? []).map(({ Key = '', Value }) => ({
    key: Key,
    ...(Value === undefined ? {} : { value: Value }),
  }));

/** Tags as CloudFormation has them. */
export const tagsTo = (tags: readonly Tag[]): readonly TagProperty[] =>
  tags.map(({ key, value }) => ({ Key: key, ...(value === undefined ? {} : { Value: value }) }));

const CODES: Readonly<
  Record<S3FilesErrorCode, { code: HandlerErrorCode; status: number | undefined }>
> = {
  ValidationException: { code: 'InvalidRequest', status: 400 },
  ResourceNotFoundException: { code: 'NotFound', status: 404 },
  ConflictException: { code: 'ResourceConflict', status: 409 },
  ServiceQuotaExceededException: { code: 'ServiceLimitExceeded', status: 402 },
  NotStabilized: { code: 'NotStabilized', status: undefined },
};

const translated = (error: unknown): unknown => {
  if (!(error instanceof S3FilesError)) return error;
  const { code, status } = CODES[error.code];
  // AWS's handlers pass on the message of the service's SDK, which names service and status at its end.
  const origin = status === undefined ? '' : ` (Service: S3Files, Status Code: ${status})`;
  return new HandlerError(code, `${error.message}${origin}`);
};

const speaking = <Arguments extends readonly unknown[], Result>(
  handler: (...args: Arguments) => Promise<Result>,
) => {
  return async (...args: Arguments): Promise<Result> => {
    try {
      return await handler(...args);
    } catch (error) {
      throw translated(error);
    }
  };
};

/** The same handlers with the errors of S3 Files in Cloud Control's words. */
export const withHandlerErrors = (handlers: Required<ResourceHandlers>): ResourceHandlers => ({
  create: speaking(handlers.create),
  read: speaking(handlers.read),
  update: speaking(handlers.update),
  delete: speaking(handlers.delete),
  list: speaking(handlers.list),
});
