/** Delivers one slot: streams its enrollments, a thousand keys a page, and holds a wave or two of them at a time. */
import { eachAtOnce } from '../core/at-once.ts';
import { batchesOf, wavesOf } from '../core/batch.ts';
import { parseCohort } from '../core/cohort.ts';
import { occurrenceDue } from '../core/due.ts';
import { leftJoin } from '../core/join.ts';
import type { Edges } from '../edges.ts';
import { batchName, listBatches } from '../kv/batches.ts';
import { type Enrollment, enrollments } from '../kv/enrollments.ts';
import { deliverBatch } from './batch.ts';
import type { Run } from './run.ts';
import { prepareWave, type ReadyBatch, type WaitingBatch } from './wave.ts';

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
  const ready = readyBatches(slot, withheld, run, edges, () => left > 0);
  await eachAtOnce(
    ready,
    () => callsAtOnce(run, edges),
    async (batch) => {
      if ((await deliverBatch(batch, run, edges)) === 'left') left += 1;
      await batch.isOver();
    },
  );
  run.counts.slots += 1;
  run.counts.left += left;
  return left === 0;
}

/**
 * Of the six connections that Cloudflare lets wait for an answer at once, so many are for batches; the others are for
 * the lists, and for the wave that is made ready meanwhile (https://developers.cloudflare.com/workers/platform/limits/).
 */
const MOST_AT_ONCE = 4;

/** One call at a time until one is answered, and while there is trouble, or a quota that each answer counts anew. */
function callsAtOnce(run: Run, { mailer }: Edges): number {
  return run.isAnswered && mailer.usedToday() === null ? MOST_AT_ONCE : 1;
}

/** The batches of a slot, made ready wave by wave; no further wave once the tick has stopped and something is left. */
async function* readyBatches(
  slot: string,
  withheld: ReadonlySet<string>,
  run: Run,
  edges: Edges,
  isLeft: () => boolean,
): AsyncGenerator<ReadyBatch> {
  for await (const wave of wavesOf(waitingBatches(slot, withheld, run.now, edges.kv))) {
    if (run.stopped !== null && isLeft()) return;
    yield* await prepareWave(wave, run, edges);
  }
}

/**
 * The batches of a slot whose occurrence has come. Only these are looked at more closely: where nothing is due, a slot
 * costs its lists and no more.
 */
async function* waitingBatches(
  slot: string,
  withheld: ReadonlySet<string>,
  now: number,
  kv: KVNamespace,
): AsyncGenerator<WaitingBatch> {
  const batches = batchesOf(withhold(enrollments(kv, `${slot}.`), withheld));
  const withProgress = leftJoin(batches, listBatches(kv, slot), {
    left: (batch) => batchName(batch),
    right: ({ name }) => name,
  });
  for await (const [batch, listed] of withProgress) {
    const cohort = parseCohort(batch.cohort);
    if (cohort === null || occurrenceDue(cohort, listed?.last ?? null, now) === null) continue;
    const readers = batch.members.flatMap(({ id, reader }, position) => (reader ? [{ id, position, ...reader }] : []));
    if (readers.length > 0) yield { batch, cohort, readers, listed };
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
