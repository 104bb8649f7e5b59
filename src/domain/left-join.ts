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
