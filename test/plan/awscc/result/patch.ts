interface Operation {
  readonly op: string;
  readonly path: string;
}

const comparable = (path: string): string =>
  path.replace(/\/(\d+)/g, (_, index: string) => `/${index.padStart(6, '0')}`);

/**
 * A patch in the recorded order. The provider walks maps, so operations that do not touch the same array come in any
 * order: removals stay first and as sent, the others are sorted by path; those on one array keep their order.
 */
export const patchResult = (text: string): unknown[] => {
  const all = JSON.parse(text) as Operation[];
  const removals = all.filter(({ op }) => op === 'remove');
  if (all.slice(0, removals.length).some(({ op }) => op !== 'remove')) {
    return ['removals are not first', ...all];
  }
  const others = all
    .filter(({ op }) => op !== 'remove')
    .map((operation) => ({ operation, key: comparable(operation.path) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ operation }) => operation);
  return [...removals, ...others];
};
