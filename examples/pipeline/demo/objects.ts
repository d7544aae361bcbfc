import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

/** All objects below a prefix, by key. */
export const keysBelow = async (
  list: (input: ListObjectsV2CommandInput) => Promise<ListObjectsV2CommandOutput>,
  bucket: string,
  prefix: string,
): Promise<StoredObject[]> => {
  const objects: StoredObject[] = [];
  let next: string | undefined;
  do {
    const page = await list({
      Bucket: bucket,
      Prefix: prefix,
      ...(next ? { ContinuationToken: next } : {}),
    });
    for (const { Key = '', Size = 0 } of page.Contents ?? [])
      if (!Key.endsWith('/')) objects.push({ key: Key, bytes: Size });
    next = page.NextContinuationToken;
  } while (next);
  return objects;
};

const SHOWN = 12;

/** The first keys with their sizes, and how many more there are. */
export const objectList = (objects: readonly StoredObject[]): string =>
  [
    ...objects.slice(0, SHOWN).map(({ key, bytes }) => `  ${String(bytes).padStart(9)}  ${key}`),
    ...(objects.length > SHOWN ? [`  … and ${objects.length - SHOWN} more`] : []),
  ].join('\n');
