/** Delivers one slot: streams its enrollments, a thousand keys a page, and holds one batch of them at a time. */
import { batchesOf } from '../core/batch.ts';
import { parseCohort } from '../core/cohort.ts';
import { occurrenceDue } from '../core/due.ts';
import { leftJoin } from '../core/join.ts';
import type { Edges } from '../edges.ts';
import { batchName, lastSends } from '../kv/batches.ts';
import { type Enrollment, enrollments } from '../kv/enrollments.ts';
import { deliverBatch, type WaitingBatch } from './batch.ts';
import type { Run } from './run.ts';

/**
 * Delivers all that is due in a slot. True if nothing is left for the next tick. Places in `withheld` get nothing:
 * they have just been emptied, which a list may not show yet, or their reader waits for lesson 1.
 */
export async function deliverSlot(
  slot: string,
  withheld: ReadonlySet<string>,
  run: Run,
  edges: Edges,
): Promise<boolean> {
  let left = 0;
  for await (const waiting of waitingBatches(slot, withheld, run.now, edges.kv)) {
    const delivery = await deliverBatch(waiting, run, edges);
    if (delivery === 'left') left += 1;
    if (run.stopped !== null && left > 0) break;
  }
  run.counts.slots += 1;
  run.counts.left += left;
  return left === 0;
}

/**
 * The batches of a slot whose occurrence has come, each with its last send. Only these are looked at more closely: where
 * nothing is due, a slot costs its lists and no more.
 */
async function* waitingBatches(
  slot: string,
  withheld: ReadonlySet<string>,
  now: number,
  kv: KVNamespace,
): AsyncGenerator<WaitingBatch> {
  const batches = batchesOf(withhold(enrollments(kv, `${slot}.`), withheld));
  const withSends = leftJoin(batches, lastSends(kv, slot), {
    left: (batch) => batchName(batch),
    right: ({ name }) => name,
  });
  for await (const [batch, send] of withSends) {
    const cohort = parseCohort(batch.cohort);
    const last = send?.last ?? null;
    if (cohort && occurrenceDue(cohort, last, now) !== null) yield { batch, last };
  }
}

async function* withhold(all: AsyncIterable<Enrollment>, withheld: ReadonlySet<string>): AsyncGenerator<Enrollment> {
  for await (const enrollment of all) {
    yield withheld.has(placeName(enrollment)) ? { ...enrollment, reader: null } : enrollment;
  }
}

/** What a withheld place is called: one reader's in one cohort. */
export function placeName({ cohort, id }: { cohort: string; id: string }): string {
  return `${cohort}:${id}`;
}
