/** Counts readers within what one request may cost: as many pages as that allows, from where the last one stopped. */

import { newCount, withBatches, withReaders } from '../../domain/funnel.ts';
import { unlessSpent } from '../../storage/budget.ts';
import type { Counting } from '../../storage/figures.ts';
import type { Store } from '../../storage/store.ts';

/**
 * A request's operations for counting: 50,000 readers and some thousand batches, and room for what else a page asks of
 * KV. A page of 1,000 takes eleven at the most, so that every request comes further.
 */
export const OPERATIONS = 55;

/** A count of a course's readers that begins at `now` (ms). */
export function begin(lessons: readonly string[], now: number): Counting {
  return { count: newCount(lessons, now), at: now, next: 'batches', cursor: null };
}

/** The count after as many pages more as one request may read. */
export async function countOn(counting: Counting, store: Store): Promise<Counting> {
  const within = store.withBudget(OPERATIONS);
  let reached = counting;
  while (reached.next !== 'nothing') {
    const further = await unlessSpent(() => withNextPage(reached, within));
    if (further === null) break;
    reached = further;
  }
  return reached;
}

async function withNextPage(counting: Counting, store: Store): Promise<Counting> {
  const { count, at, next, cursor } = counting;
  if (next === 'batches') {
    const page = await store.batches.page(cursor);
    const after = page.cursor === null ? 'readers' : 'batches';
    return { count: withBatches(count, page.batches), at, next: after, cursor: page.cursor };
  }
  const page = await store.subscribers.page(cursor);
  const after = page.cursor === null ? 'nothing' : 'readers';
  return { count: withReaders(count, page.subscribers.values()), at, next: after, cursor: page.cursor };
}
