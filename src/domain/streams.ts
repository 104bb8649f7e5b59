/** Streams: bounded concurrency over one, and a join of two. */

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

/**
 * Gives each item of `left` what `right` has under the same name, or null. Both streams come sorted by name, as KV
 * lists do, and are walked side by side once: nothing is held but one item of each. `right` is not even begun
 * while `left` is empty.
 */
export async function* leftJoin<Left, Right>(
  left: AsyncIterable<Left>,
  right: AsyncIterable<Right>,
  nameOf: { left(item: Left): string; right(item: Right): string },
): AsyncGenerator<[Left, Right | null]> {
  const rest = right[Symbol.asyncIterator]();
  let next: IteratorResult<Right> | null = null;
  for await (const item of left) {
    const name = nameOf.left(item);
    next ??= await rest.next();
    while (!next.done && nameOf.right(next.value) < name) next = await rest.next();
    yield [item, !next.done && nameOf.right(next.value) === name ? next.value : null];
  }
}
