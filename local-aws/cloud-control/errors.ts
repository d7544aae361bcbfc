/** Why a handler failed, in the words that a progress event carries (Cloud Control API, HandlerErrorCode). */
export type HandlerErrorCode =
  | 'NotUpdatable'
  | 'InvalidRequest'
  | 'AccessDenied'
  | 'AlreadyExists'
  | 'NotFound'
  | 'ResourceConflict'
  | 'Throttling'
  | 'ServiceLimitExceeded'
  | 'NotStabilized'
  | 'GeneralServiceException'
  | 'ServiceInternalError'
  | 'InternalFailure';

/** Thrown by a handler: the operation ends as FAILED with this code and message. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly code: HandlerErrorCode;

  constructor(code: HandlerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Errors that a call itself is answered with, before or instead of an operation. */
export type ApiErrorCode =
  | 'AccessDeniedException'
  | 'AlreadyExistsException'
  | 'ClientTokenConflictException'
  | 'ConcurrentModificationException'
  | 'ConcurrentOperationException'
  | 'GeneralServiceException'
  | 'HandlerInternalFailureException'
  | 'InvalidRequestException'
  | 'NotStabilizedException'
  | 'NotUpdatableException'
  | 'RequestTokenNotFoundException'
  | 'ResourceConflictException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'ServiceInternalErrorException'
  | 'ServiceLimitExceededException'
  | 'ThrottlingException'
  | 'TypeNotFoundException'
  | 'UnknownOperationException'
  | 'UnsupportedActionException'
  | 'ValidationException';

/** Answers a call with an error. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A read or a list has no progress event, so a handler's failure becomes the call's. */
const API_ERRORS: Readonly<Record<HandlerErrorCode, ApiErrorCode>> = {
  NotUpdatable: 'NotUpdatableException',
  InvalidRequest: 'InvalidRequestException',
  AccessDenied: 'AccessDeniedException',
  AlreadyExists: 'AlreadyExistsException',
  NotFound: 'ResourceNotFoundException',
  ResourceConflict: 'ResourceConflictException',
  Throttling: 'ThrottlingException',
  ServiceLimitExceeded: 'ServiceLimitExceededException',
  NotStabilized: 'NotStabilizedException',
  GeneralServiceException: 'GeneralServiceException',
  ServiceInternalError: 'ServiceInternalErrorException',
  InternalFailure: 'HandlerInternalFailureException',
};

/** The call's error for whatever was thrown. */
export const apiErrorOf = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  const { code, message } = handlerErrorOf(error);
  return new ApiError(API_ERRORS[code], message);
};

/** The operation's error for whatever a handler threw. */
export const handlerErrorOf = (error: unknown): HandlerError =>
  error instanceof HandlerError
    ? error
    : new HandlerError('InternalFailure', error instanceof Error ? error.message : String(error));
