/** Delivers one slot: streams its enrollments, a thousand keys a page, and holds one or two chunks at a time. */

import { type Batch, batchesOf, chunksOf } from '../domain/batch.ts';
import { parseCohort } from '../domain/cohort.ts';
import { occurrenceDue } from '../domain/due.ts';
import { cohortPrefixes, type HorizonWatch, watchHorizon } from '../domain/horizon.ts';
import { forEachConcurrent, leftJoin } from '../domain/streams.ts';
import { batchName } from '../storage/batches.ts';
import type { Enrollment } from '../storage/enrollments.ts';
import { deliverBatch } from './batch.ts';
import { prepareChunk, type ReadyBatch, type WaitingBatch } from './chunk.ts';
import type { BatchMember } from './members.ts';
import type { Tick } from './tick.ts';

/** The result of delivering a slot. */
export interface DeliveredSlot {
  /** Nothing is left for the next tick. */
  isWhole: boolean;
  /** The day from which the next tick has to look (domain/horizon.ts). */
  horizon: string | undefined;
}

/** What a tick knows of a slot before it looks. */
export interface SlotAhead {
  slot: string;
  /** The day before which there is nothing to do; undefined where none is known. */
  horizon: string | undefined;
}

/** Delivers all that is due in a slot. Rejects when KV does. */
export async function deliverSlot(ahead: SlotAhead, tick: Tick): Promise<DeliveredSlot> {
  let left = 0;
  const watch = watchHorizon(ahead.slot, ahead.horizon, tick.now);
  const waiting = waitingBatches(ahead, watch, tick);
  await forEachConcurrent(
    readyBatches(waiting, tick, () => left > 0),
    () => callsAtOnce(tick),
    async (batch) => {
      if ((await deliverBatch(batch, tick)) === 'left') left += 1;
      await batch.isOver();
    },
  );
  tick.counts.slots += 1;
  tick.counts.left += left;
  return { isWhole: left === 0, horizon: left === 0 ? watch.horizon() : ahead.horizon };
}

/**
 * Of the six connections that Cloudflare lets wait for an answer at once, so many are for batches; the others are for
 * the lists, and for the chunk that is prepared meanwhile (https://developers.cloudflare.com/workers/platform/limits/).
 */
const MAX_CONCURRENT = 4;

/** One call at a time until one is answered, after a call without an answer, and while a daily quota is counted. */
function callsAtOnce(tick: Tick): number {
  return tick.isAnswered && tick.mailer.usedToday() === null ? MAX_CONCURRENT : 1;
}

/** Batches, prepared chunk by chunk; no further chunk once the tick has stopped and something is left. */
async function* readyBatches(
  waiting: AsyncIterable<WaitingBatch>,
  tick: Tick,
  isLeft: () => boolean,
): AsyncGenerator<ReadyBatch> {
  for await (const chunk of chunksOf(waiting)) {
    if (tick.stopped !== null && isLeft()) return;
    yield* await prepareChunk(chunk, tick);
  }
}

/**
 * The batches of a slot whose occurrence has come. Only these are looked at more closely: where nothing is due, a slot
 * costs its lists and no more.
 */
async function* waitingBatches(
  { slot, horizon }: SlotAhead,
  watch: HorizonWatch,
  { now, store, withheld }: Tick,
): AsyncGenerator<WaitingBatch> {
  const prefixes = cohortPrefixes(slot, horizon, now);
  const withProgress = leftJoin(batchesOf(store.enrollments.list(...prefixes)), store.batches.list(...prefixes), {
    left: (batch) => batchName(batch),
    right: ({ name }) => name,
  });
  for await (const [batch, listed] of withProgress) {
    const cohort = parseCohort(batch.cohort);
    if (cohort === null) continue;
    const last = listed?.last ?? null;
    const isOver = last?.finished || batch.members.every(({ recipient }) => recipient === null);
    watch.see({ cohort, places: batch.members.length, isOver });
    if (occurrenceDue(cohort, last, now) === null) continue;
    const recipients = membersIn(batch, withheld);
    if (recipients.length > 0) yield { batch, cohort, recipients, listed };
  }
}

/** The members of a batch who may get something now. */
function membersIn({ members }: Batch<Enrollment>, withheld: ReadonlySet<string>): BatchMember[] {
  return members.flatMap((place, index) =>
    place.recipient && !withheld.has(placeName(place)) ? [{ id: place.id, index, ...place.recipient }] : [],
  );
}

/** The name of an enrollment in `Tick.withheld`: `<cohort>:<id>`. */
export function placeName({ cohort, id }: { cohort: string; id: string }): string {
  return `${cohort}:${id}`;
}
