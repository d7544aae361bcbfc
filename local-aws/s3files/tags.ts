import { invalid } from './errors.ts';
import { QUOTAS } from './limits.ts';
import type { Tag } from './records.ts';

/** A key has one value, the last that was given; the order is that of the request. */
export const checkedTags = (tags: readonly Tag[] = []): readonly Tag[] => {
  const reserved = tags.find(({ key }) => key.toLowerCase().startsWith('aws:'));
  if (reserved)
    throw invalid(`Tag key '${reserved.key}' is reserved: keys cannot begin with aws:.`);
  const byKey = new Map(tags.map((tag) => [tag.key, tag]));
  if (byKey.size > QUOTAS.tags) {
    throw invalid(`A resource can have ${QUOTAS.tags} tags, got ${byKey.size}.`);
  }
  return [...byKey.values()];
};
