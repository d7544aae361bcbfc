import type { Manifest } from './partitions.ts';
import type { Fields } from './record.ts';
import type { Reason } from './schema.ts';

/** A record that was set aside. */
export interface Quarantined {
  /** Its number in the input and the line it begins on, both counted from 1. */
  readonly record: number;
  readonly line: number;
  readonly reasons: readonly Reason[];
  /** As it came out of `transform`; missing when it could not be taken in at all. */
  readonly fields?: Fields;
}

/** How often each reason was given, by `<field>: <reason>`. */
export type ReasonCounts = ReadonlyMap<string, number>;

/** One partition after the check. */
export interface CheckedPartition {
  readonly name: string;
  readonly valid: number;
  readonly quarantined: number;
  readonly reasons: ReasonCounts;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly reused: boolean;
}

/** What `validate` publishes last. It holds no time, so that the same input gives the same report. */
export interface Report {
  readonly runId: string;
  readonly source: Manifest['source'];
  readonly schema: Manifest['schema'];
  readonly records: { readonly in: number; readonly valid: number; readonly quarantined: number };
  readonly bytes: { readonly in: number; readonly valid: number };
  /** How often each reason was given, by `<field>: <reason>`, most frequent first. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly partitions: readonly {
    readonly name: string;
    readonly valid: number;
    readonly quarantined: number;
  }[];
}

/** The report of a run. */
export const reportOf = (manifest: Manifest, checked: readonly CheckedPartition[]): Report => {
  const { runId, source, schema, records } = manifest;
  return {
    runId,
    source,
    schema,
    records: {
      in: records,
      valid: checked.reduce((sum, { valid }) => sum + valid, 0),
      quarantined: checked.reduce((sum, { quarantined }) => sum + quarantined, 0),
    },
    bytes: {
      in: source.bytes,
      valid: checked.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
    },
    reasons: histogram(checked.map(({ reasons }) => reasons)),
    partitions: checked.map(({ name, valid, quarantined }) => ({
      name,
      valid,
      quarantined,
    })),
  };
};

/** Where names of fields are as many as records, so are the reasons: more than these are counted together. */
const MAX_REASONS = 200;

/** Counts the reasons of a partition. */
export const countReasons = (quarantined: readonly Quarantined[]): ReasonCounts => {
  const counts = new Map<string, number>();
  for (const { field, reason } of quarantined.flatMap(({ reasons }) => reasons)) {
    add(counts, `${field}: ${reason}`, 1);
  }
  return counts;
};

const add = (counts: Map<string, number>, reason: string, count: number): void => {
  const key = counts.has(reason) || counts.size < MAX_REASONS ? reason : 'other reasons';
  counts.set(key, (counts.get(key) ?? 0) + count);
};

const histogram = (partitions: readonly ReasonCounts[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const partition of partitions) {
    for (const [reason, count] of partition) add(counts, reason, count);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
};

/** The same for people, in Markdown. */
export const readableReport = ({ runId, source, schema, records, reasons }: Report): string => {
  const rows = Object.entries(reasons).map(
    ([reason, count]) => `| ${count} | ${reason.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  );
  return [
    `# Run ${runId}`,
    '',
    `${records.in} records from \`${source.path}\`: ${records.valid} valid, ${records.quarantined} quarantined.`,
    schema === 'given'
      ? 'They were checked against the schema.json beside the input.'
      : 'There was no schema.json beside the input, so the types of its columns were worked out from its values.',
    ...(rows.length > 0 ? ['', '| Records | Reason |', '|---:|---|', ...rows] : []),
    '',
  ].join('\n');
};
