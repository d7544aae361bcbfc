import type { AwsCall } from './call.ts';

/** What a call to S3 changed, if it changed objects. */
export interface Changed {
  readonly bucket: string;
  /** Absent when the call does not tell. */
  readonly keys?: readonly string[];
}

/** Reads from an answered call which objects it may have changed: a hint, so it rather names too many. */
export const changedBy = (
  { method, path, query, service }: Omit<AwsCall, 'body'>,
  body: Buffer | undefined,
): Changed | undefined => {
  if (service !== 's3' && service !== '') return undefined;
  const [, bucket = '', encoded = ''] = /^\/([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (!bucket) return undefined;
  if (method === 'POST' && query.has('delete')) {
    const keys = [...(body?.toString() ?? '').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) =>
      unescapeXml(key ?? ''),
    );
    return { bucket, keys };
  }
  if (!encoded) return undefined;
  const puts = method === 'PUT' && !query.has('partNumber') && !query.has('tagging');
  const completes = method === 'POST' && query.has('uploadId');
  return puts || completes || method === 'DELETE'
    ? { bucket, keys: [decodeURIComponent(encoded)] }
    : undefined;
};

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
