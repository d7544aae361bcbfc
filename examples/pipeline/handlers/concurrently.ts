/** Does `work` for each item, at most `limit` at a time; results come in the order of the items. */
export const concurrently = async <Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = new Array(items.length);
  const rest = items.entries();
  let hasFailed = false;
  const worker = async () => {
    for (const [index, item] of rest) {
      if (hasFailed) return;
      results[index] = await work(item).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  try {
    await Promise.all(workers);
  } finally {
    // Lambda freezes the environment after an error: nothing may be half-way then.
    await Promise.allSettled(workers);
  }
  return results;
};

/** Partitions that a function works on at a time: reading from the mount waits, so a few overlap well. */
export const PARTITIONS_AT_A_TIME = 4;
