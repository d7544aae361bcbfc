/** What every error of the pipeline extends; `name` is a literal because Lambda reports it as `errorType`. */
export abstract class PipelineError extends Error {}

/** The event is not `{ runId }`. */
export class InvalidEventError extends PipelineError {
  override readonly name = 'InvalidEventError';
}

/** Nothing to take in, or more than one thing. */
export class InputMissingError extends PipelineError {
  override readonly name = 'InputMissingError';
}

/** The input cannot be read as records: wrong kind of file, wrong syntax, no records. */
export class MalformedInputError extends PipelineError {
  override readonly name = 'MalformedInputError';
}

/** The schema beside the input is not one. */
export class SchemaError extends PipelineError {
  override readonly name = 'SchemaError';
}

/** The run id was used for other input before. */
export class RunConflictError extends PipelineError {
  override readonly name = 'RunConflictError';
}

/** The stage before this one has not finished. */
export class StageMissingError extends PipelineError {
  override readonly name = 'StageMissingError';
}
