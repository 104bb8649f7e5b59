/** Work that waits for others most of the time: some of it at once, and no more is begun than there is room for. */

/** So many connections of a Worker may wait for an answer (https://developers.cloudflare.com/workers/platform/limits/). */
export const CONNECTIONS = 6;

/**
 * Does `work` for each item, in order, at most `atOnce()` of it at a time; the next item is asked for only when there
 * is room. Where any of it fails nothing more is begun, and the first failure is thrown once all that was begun is over.
 */
export async function forEachConcurrent<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: () => number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = (item: Item) => {
    const done = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  try {
    for await (const item of items) {
      begin(item);
      while (underWay.size > 0 && underWay.size >= atOnce()) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failures.length > 0) throw failures[0];
}
