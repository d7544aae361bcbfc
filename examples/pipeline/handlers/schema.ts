import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { SchemaError } from './errors.ts';
import type { Fields } from './record.ts';
import { isDay } from './values.ts';

/** The part of JSON Schema that the pipeline itself looks at; ajv checks the rest. */
export interface RecordSchema {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, ColumnSchema>>;
}

export interface ColumnSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
}

/** Why a record is not valid. */
export interface Reason {
  /** The column, or `record` where the record as a whole is meant. */
  readonly field: string;
  readonly reason: string;
}

const MAX_REASONS = 10;

/** Says what is wrong with a record; nothing when it is valid. */
export type Checker = (fields: Fields) => Reason[];

/**
 * @param schema JSON Schema 2020-12, with `formatMinimum` and `formatMaximum` for days
 * @param path names the schema in errors
 * @throws SchemaError
 */
export const compileSchema = (schema: unknown, path: string): Checker => {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw new SchemaError(`${path} must be an object: a JSON Schema of one record`);
  }
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  ajv.addFormat('date', isDay);
  ajv.addKeyword(dayLimit('formatMinimum', 'least', (value, limit) => value >= limit));
  ajv.addKeyword(dayLimit('formatMaximum', 'most', (value, limit) => value <= limit));
  try {
    const validate = ajv.compile(schema);
    return (fields) =>
      validate(fields) ? [] : (validate.errors ?? []).slice(0, MAX_REASONS).map(reasonOf);
  } catch (cause) {
    throw new SchemaError(
      `${path} is not a JSON Schema (2020-12): ${(cause as Error).message}; correct it, or remove it to have the columns' types worked out from the input`,
      { cause },
    );
  }
};

const dayLimit = (
  keyword: string,
  extreme: string,
  holds: (value: string, limit: string) => boolean,
) => ({
  keyword,
  type: 'string' as const,
  schemaType: 'string' as const,
  // Of a text that is no day, `format` says so already.
  compile: (limit: string) => (value: string) => !isDay(value) || holds(value, limit),
  error: { message: ({ schema }: { schema: unknown }) => `must be at ${extreme} ${schema}` },
});

const reasonOf = ({ instancePath, message, params }: ErrorObject): Reason => {
  const field = instancePath.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  const allowed: unknown = params.allowedValues;
  return {
    field: field ?? params.missingProperty ?? params.additionalProperty ?? 'record',
    reason: Array.isArray(allowed)
      ? `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`
      : (message ?? 'is not valid'),
  };
};
