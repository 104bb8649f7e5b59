/** What was sent and what is to be sent, from lists alone, within what one request may cost. */

import { batchesOf } from '../../domain/batch.ts';
import { type Cohort, parseCohort } from '../../domain/cohort.ts';
import { type Ahead, nextSend, type Progressed, withReadersAt } from '../../domain/forecast.ts';
import { instantOf, type Occurrence, occurrenceAt, slotsSince } from '../../domain/slot.ts';
import { CONNECTIONS } from '../../domain/streams.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from '../../domain/time.ts';
import { batchName, type ListedBatch } from '../../storage/batches.ts';
import { unlessSpent } from '../../storage/budget.ts';
import type { Store } from '../../storage/store.ts';

export interface LookAhead extends Ahead {
  /** How many the ticks of the last 24 hours have reached. */
  sent: number;
  /** Of what not everything could be looked at: the number is the least. */
  isLeast: { sent: boolean; due: boolean; soon: boolean };
}

/** How far ahead is looked (ms): whoever confirms now begins later, so all who will be mailed by then are known. */
const AHEAD_MS = 6 * HOUR_MS;

/**
 * So many operations in all, of them so many for the batches that have begun, a list for each thousand. The others are for
 * cohorts that have not: a list for each of 24 slots, and for each that no tick has finished.
 */
const OPERATIONS = 55;
const BATCH_OPERATIONS = 24;

/** Looks at most 55 times into KV, however large the course is. */
export async function lookAhead(store: Store, ticks: Progressed): Promise<LookAhead> {
  const within = store.withBudget(OPERATIONS);
  const begun = await lookAtBatches(within.withBudget(BATCH_OPERATIONS), ticks);
  const waiting = await lookAtCohorts(within, begun.names, ticks);
  return {
    sent: begun.sent,
    due: begun.due + waiting.due,
    overdue: begun.overdue + waiting.overdue,
    soon: begun.soon + waiting.soon,
    isLeast: {
      sent: begun.isCut,
      due: begun.isCut || waiting.isLeast.due,
      soon: begun.isCut || waiting.isLeast.soon,
    },
  };
}

/** How the name of any cohort begins. */
const ALL = '';

const NONE: Ahead = { due: 0, overdue: 0, soon: 0 };

const untilOf = ({ now }: Progressed) => ({ now, until: now + AHEAD_MS });

/** Batches that have begun get their next lesson with as many readers as their last one reached. */
async function lookAtBatches(store: Store, ticks: Progressed) {
  const names = new Set<string>();
  const near: { listed: ListedBatch; at: number | null }[] = [];
  const isWhole = await unlessSpent(async () => {
    for await (const listed of store.batches.list(ALL)) {
      names.add(listed.name);
      const cohort = cohortIn(listed.name);
      const at = cohort && nextSend(cohort, listed.last, ticks);
      if (isToday(listed, ticks) || (at !== null && at <= untilOf(ticks).until)) near.push({ listed, at });
    }
    return true;
  });
  const counts = await countsOf(
    near.map(({ listed }) => listed),
    store,
  );
  let ahead = NONE;
  let sent = 0;
  for (const { listed, at } of near) {
    const readers = counts.of(listed);
    if (isToday(listed, ticks)) sent += readers;
    if (at !== null) ahead = withReadersAt(ahead, { at, readers }, untilOf(ticks));
  }
  return { ...ahead, sent, names, isCut: isWhole === null || counts.isCut };
}

const cohortIn = (name: string): Cohort | null => parseCohort(name.slice(0, name.indexOf(':')));

const isToday = ({ last }: ListedBatch, { now }: Progressed) => now - last.sentAt < DAY_MS;

/** How many readers each batch's last lesson reached; of a long course that has to be read. */
async function countsOf(listed: readonly ListedBatch[], store: Store) {
  const unknown = listed.filter(({ progress }) => progress === null).map(({ name }) => name);
  const read = await unlessSpent(() => store.batches.getMany(unknown));
  return {
    of: ({ name, progress }: ListedBatch) => (progress ?? read?.get(name))?.count ?? 0,
    isCut: read === null,
  };
}

/** Cohorts that have not begun: those whose first day is that of a slot that comes, or that no tick has finished yet. */
async function lookAtCohorts(store: Store, begun: ReadonlySet<string>, ticks: Progressed) {
  const { now, delivered } = ticks;
  const coming = Array.from({ length: AHEAD_MS / QUARTER_MS }, (_, index) => quarterOf(now) + (index + 1) * QUARTER_MS);
  const instants = [...coming, ...slotsSince(delivered, now)].map(occurrenceAt);
  let ahead = NONE;
  const isLeast = { due: false, soon: false };
  for (let from = 0; from < instants.length; from += CONNECTIONS) {
    const looks = instants.slice(from, from + CONNECTIONS).map((first) => waitingIn(first, begun, store));
    for (const { at, readers, isWhole } of await Promise.all(looks)) {
      ahead = withReadersAt(ahead, { at, readers }, untilOf(ticks));
      if (!isWhole) isLeast[at <= now ? 'due' : 'soon'] = true;
    }
  }
  return { ...ahead, isLeast };
}

/** The readers of the cohorts that begin with this occurrence, but for those whose batch has begun. */
async function waitingIn(first: Occurrence, begun: ReadonlySet<string>, store: Store) {
  let readers = 0;
  const isWhole = await unlessSpent(async () => {
    for await (const batch of batchesOf(store.enrollments.list(`${first.slot}.${first.day}.`))) {
      if (begun.has(batchName(batch))) continue;
      readers += batch.members.filter(({ recipient }) => recipient !== null).length;
    }
    return true;
  });
  return { at: instantOf(first), readers, isWhole: isWhole === true };
}
