/** Counts subscribers within the KV budget of one request: as many pages as it allows, starting where the last request stopped. */

import { newCount, withBatches, withSubscribers } from '../../domain/funnel.ts';
import { unlessSpent } from '../../storage/budget.ts';
import type { Counting } from '../../storage/figures.ts';
import type { Store } from '../../storage/store.ts';

/**
 * KV operations that one request may spend on counting: enough for 50,000 subscribers and some thousand batches, with room
 * for what else the page reads. A page of 1,000 takes at most eleven, so every request makes progress.
 */
export const OPERATIONS = 55;

/** A new count of the subscribers of a course with these lessons, started at `now` (ms). */
export function startCount(lessons: readonly string[], now: number): Counting {
  return { count: newCount(lessons, now), at: now, next: 'batches', cursor: null };
}

/** Continues a count by as many pages as one request may read. */
export async function continueCount(counting: Counting, store: Store): Promise<Counting> {
  const budgeted = store.withBudget(OPERATIONS);
  let current = counting;
  while (current.next !== 'nothing') {
    const advanced = await unlessSpent(() => withNextPage(current, budgeted));
    if (advanced === null) break;
    current = advanced;
  }
  return current;
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
  return { count: withSubscribers(count, page.subscribers.values()), at, next: after, cursor: page.cursor };
}
