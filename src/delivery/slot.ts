/** Delivers one slot: streams its enrollments, a thousand keys a page, and holds a wave or two of them at a time. */

import { type Batch, batchesOf, wavesOf } from '../domain/batch.ts';
import { parseCohort } from '../domain/cohort.ts';
import { eachAtOnce } from '../domain/concurrency.ts';
import { occurrenceDue } from '../domain/due.ts';
import { cohortPrefixes, type HorizonWatch, watchHorizon } from '../domain/horizon.ts';
import { leftJoin } from '../domain/left-join.ts';
import type { Edges } from '../services.ts';
import { batchName, listBatches } from '../storage/batches.ts';
import { type Enrollment, enrollments } from '../storage/enrollments.ts';
import { deliverBatch } from './batch.ts';
import { prepareWave, type ReadyBatch, type WaitingBatch } from './chunk.ts';
import type { Reader } from './recipient.ts';
import type { Run } from './tick.ts';

/** What became of a slot. */
export interface DeliveredSlot {
  /** Nothing is left for the next tick. */
  isWhole: boolean;
  /** Where its next tick has to begin to look. */
  horizon: string | undefined;
}

/** What a tick knows of a slot before it looks. */
export interface SlotAhead {
  slot: string;
  /** Places that get nothing: they have just been emptied, which a list may not show yet, or their reader waits for lesson 1. */
  withheld: ReadonlySet<string>;
  /** The day before which there is nothing to do; undefined where none is known. */
  horizon: string | undefined;
}

/** Delivers all that is due in a slot. */
export async function deliverSlot(ahead: SlotAhead, run: Run, edges: Edges): Promise<DeliveredSlot> {
  let left = 0;
  const watch = watchHorizon(ahead.slot, ahead.horizon, run.now);
  const waiting = waitingBatches(ahead, watch, run.now, edges.kv);
  await eachAtOnce(
    readyBatches(waiting, run, edges, () => left > 0),
    () => callsAtOnce(run, edges),
    async (batch) => {
      if ((await deliverBatch(batch, run, edges)) === 'left') left += 1;
      await batch.isOver();
    },
  );
  run.counts.slots += 1;
  run.counts.left += left;
  return { isWhole: left === 0, horizon: left === 0 ? watch.horizon() : ahead.horizon };
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

/** Batches, made ready wave by wave; no further wave once the tick has stopped and something is left. */
async function* readyBatches(
  waiting: AsyncIterable<WaitingBatch>,
  run: Run,
  edges: Edges,
  isLeft: () => boolean,
): AsyncGenerator<ReadyBatch> {
  for await (const wave of wavesOf(waiting)) {
    if (run.stopped !== null && isLeft()) return;
    yield* await prepareWave(wave, run, edges);
  }
}

/**
 * The batches of a slot whose occurrence has come. Only these are looked at more closely: where nothing is due, a slot
 * costs its lists and no more.
 */
async function* waitingBatches(
  { slot, withheld, horizon }: SlotAhead,
  watch: HorizonWatch,
  now: number,
  kv: KVNamespace,
): AsyncGenerator<WaitingBatch> {
  const prefixes = cohortPrefixes(slot, horizon, now);
  const withProgress = leftJoin(batchesOf(enrollments(kv, ...prefixes)), listBatches(kv, ...prefixes), {
    left: (batch) => batchName(batch),
    right: ({ name }) => name,
  });
  for await (const [batch, listed] of withProgress) {
    const cohort = parseCohort(batch.cohort);
    if (cohort === null) continue;
    const last = listed?.last ?? null;
    const isOver = last?.finished || batch.members.every(({ reader }) => reader === null);
    watch.see({ cohort, places: batch.members.length, isOver });
    if (occurrenceDue(cohort, last, now) === null) continue;
    const readers = readersIn(batch, withheld);
    if (readers.length > 0) yield { batch, cohort, readers, listed };
  }
}

/** Those of a batch who may get something now. */
function readersIn({ members }: Batch<Enrollment>, withheld: ReadonlySet<string>): Reader[] {
  return members.flatMap((place, position) =>
    place.reader && !withheld.has(placeName(place)) ? [{ id: place.id, position, ...place.reader }] : [],
  );
}

/** What a withheld place is called: one reader's in one cohort. */
export function placeName({ cohort, id }: { cohort: string; id: string }): string {
  return `${cohort}:${id}`;
}
