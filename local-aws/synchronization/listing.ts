/** The latest version of a key. */
export interface ListedObject {
  readonly key: string;
  readonly version: string;
  readonly etag: string;
}

export interface Listing {
  readonly objects: readonly ListedObject[];
  readonly next?: { readonly key: string; readonly version: string };
}

/**
 * Reads an answer to ListObjectVersions and keeps the latest version of each key that is not deleted. By hand, because
 * the document is flat, long, and read often, and because a general parser trims and re-encodes keys.
 */
export const readListing = (xml: string): Listing => {
  const objects: ListedObject[] = [];
  for (const [, version = ''] of xml.matchAll(/<Version>(.*?)<\/Version>/gs)) {
    if (element(version, 'IsLatest') !== 'true') continue;
    objects.push({
      key: element(version, 'Key') ?? '',
      version: element(version, 'VersionId') ?? 'null',
      etag: element(version, 'ETag') ?? '',
    });
  }
  const key = element(xml, 'NextKeyMarker');
  const version = element(xml, 'NextVersionIdMarker') ?? '';
  return key === undefined ? { objects } : { objects, next: { key, version } };
};

/** The text of the first element with this name. */
export const element = (xml: string, name: string): string | undefined => {
  const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1];
  return text?.replace(/&(lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);/g, (_, entity: string) =>
    entity.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(entity.slice(2), 16))
      : entity.startsWith('#')
        ? String.fromCodePoint(Number(entity.slice(1)))
        : NAMED[entity]!,
  );
};

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
