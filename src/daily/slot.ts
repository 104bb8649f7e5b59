/** Delivers one slot: streams its enrollments, a thousand keys a page, and holds one batch of them at a time. */
import { batchesOf } from '../core/batch.ts';
import { leftJoin } from '../core/join.ts';
import type { Edges } from '../edges.ts';
import { batchName, lastSends } from '../kv/batches.ts';
import { type Enrollment, enrollments } from '../kv/enrollments.ts';
import { deliverBatch } from './batch.ts';
import type { Run } from './run.ts';

/**
 * Delivers all that is due in a slot. True if nothing is left for the next tick. Readers in `withheld` get
 * nothing: they have just been moved to another cohort, which a list may not show yet.
 */
export async function deliverSlot(
  slot: string,
  withheld: ReadonlySet<string>,
  run: Run,
  edges: Edges,
): Promise<boolean> {
  const batches = batchesOf(withhold(enrollments(edges.kv, `${slot}.`), withheld));
  const withSends = leftJoin(batches, lastSends(edges.kv, slot), {
    left: (batch) => batchName(batch),
    right: ({ name }) => name,
  });
  let left = 0;
  for await (const [batch, send] of withSends) {
    const delivery = await deliverBatch(batch, send?.last ?? null, run, edges);
    if (delivery === 'left') left += 1;
    if (run.stopped !== null && left > 0) break;
  }
  run.counts.slots += 1;
  run.counts.left += left;
  return left === 0;
}

async function* withhold(all: AsyncIterable<Enrollment>, withheld: ReadonlySet<string>): AsyncGenerator<Enrollment> {
  for await (const enrollment of all) {
    yield withheld.has(enrollment.id) ? { ...enrollment, reader: null } : enrollment;
  }
}
