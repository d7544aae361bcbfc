import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Document, ResourceSchema } from './schema.ts';

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  // The schemas carry CloudFormation's own keywords (insertionOrder, relationshipRef …) and formats.
  strict: false,
  validateFormats: false,
});

const kindOf = (value: unknown): string => {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return { string: 'String', boolean: 'Boolean' }[typeof value as string] ?? 'JSONObject';
};

const KINDS: Readonly<Record<string, string>> = {
  array: 'JSONArray',
  object: 'JSONObject',
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  number: 'Number',
};

const lengthOf = (value: unknown): number =>
  typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0;

/** One violation in the words of the validator that AWS uses: where, then the value and the rule it breaks. */
const SENTENCES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: ({ params }) => `required key [${params.missingProperty}] not found`,
  additionalProperties: ({ params }) =>
    `extraneous key [${params.additionalProperty}] is not permitted`,
  type: ({ params, data }) => `expected type: ${KINDS[params.type]}, found: ${kindOf(data)}`,
  pattern: ({ params, data }) => `string [${data}] does not match pattern ${params.pattern}`,
  enum: ({ data }) => `${data} is not a valid enum value`,
  minimum: ({ params, data }) => `${data} is not greater or equal to ${params.limit}`,
  maximum: ({ params, data }) => `${data} is not less or equal to ${params.limit}`,
  minLength: ({ params, data }) =>
    `expected minLength: ${params.limit}, actual: ${lengthOf(data)} in [${data}]`,
  maxLength: ({ params, data }) =>
    `expected maxLength: ${params.limit}, actual: ${lengthOf(data)} in [${data}]`,
  minItems: ({ params, data }) =>
    `expected minimum item count: ${params.limit}, found: ${lengthOf(data)}`,
  maxItems: ({ params, data }) =>
    `expected maximum item count: ${params.limit}, found: ${lengthOf(data)}`,
  uniqueItems: () => 'array items are not unique',
};

const sentence = (error: ErrorObject): string =>
  `#${error.instancePath}: ${SENTENCES[error.keyword]?.(error) ?? error.message}`;

/** Checks documents against one schema; answers a sentence per violation. */
export const validatorOf = (schema: ResourceSchema): ((document: Document) => string[]) => {
  // Compiling takes tens of milliseconds a type: not before somebody asks, so that the start is quick.
  let validate: ValidateFunction | undefined;
  return (document) => {
    validate ??= compiled(schema);
    return validate(document) ? [] : (validate.errors ?? []).map(sentence);
  };
};

const compiled = ({ definitions, properties, required, additionalProperties }: ResourceSchema) =>
  ajv.compile({
    type: 'object',
    definitions: definitions ?? {},
    properties,
    required: required ?? [],
    additionalProperties,
  });
