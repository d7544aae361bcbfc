/** One record as it stands in the input; `text` is missing when it is larger than allowed. */
export interface RawRecord {
  /** Counted from 1. */
  readonly record: number;
  /** The line it begins on, counted from 1. */
  readonly line: number;
  readonly bytes: number;
  readonly text?: Buffer;
}

/** The fields of a record by column name. */
export type Fields = Readonly<Record<string, unknown>>;

/** One line of a partition: a record with where it came from, or why it could not be taken in. */
export type Numbered = {
  readonly record: number;
  readonly line: number;
} & ({ readonly fields: Fields } | { readonly rejected: string });

/** Bytes in one record; a larger one is quarantined, so that memory stays bounded. */
export const MAX_RECORD_BYTES = 1024 * 1024;
