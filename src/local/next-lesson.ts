/** When the next lesson leaves, for `npm run tomorrow`: of a course on one machine everything can be looked at. */
import { batchesOf } from '../domain/batch.ts';
import { parseCohort } from '../domain/cohort.ts';
import type { LastSend } from '../domain/due.ts';
import { nextSend } from '../domain/forecast.ts';
import { batchName } from '../storage/batches.ts';
import type { Store } from '../storage/store.ts';

/** The instant (ms) at which a tick has a lesson for anybody at `now` (ms) or later; null where nobody waits for one. */
export async function nextLessonAt(store: Store, now: number): Promise<number | null> {
  // A lesson that is not surely away leaves with the next tick.
  for await (const _ of store.pendingSends.list()) return now;
  const { delivered } = await store.clock.get();
  const begun = new Map<string, LastSend>();
  for await (const { name, last } of store.batches.list('')) begun.set(name, last);
  const instants: number[] = [];
  for await (const batch of batchesOf(store.enrollments.list(''))) {
    const cohort = parseCohort(batch.cohort);
    if (cohort === null || batch.members.every(({ recipient }) => recipient === null)) continue;
    const at = nextSend(cohort, begun.get(batchName(batch)) ?? null, { delivered, now });
    if (at !== null) instants.push(at);
  }
  return instants.length === 0 ? null : Math.min(...instants);
}
