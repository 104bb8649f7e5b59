/** Counts lessons sent and upcoming, from lists alone, within the KV budget of one request. */

import { batchesOf } from '../../domain/batch.ts';
import { type Cohort, parseCohort } from '../../domain/cohort.ts';
import { type Ahead, nextSend, type Progressed, withSubscribersAt } from '../../domain/forecast.ts';
import { instantOf, type Occurrence, occurrenceAt, slotsSince } from '../../domain/slot.ts';
import { CONNECTIONS } from '../../domain/streams.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from '../../domain/time.ts';
import { batchName, type ListedBatch } from '../../storage/batches.ts';
import { unlessSpent } from '../../storage/budget.ts';
import type { Store } from '../../storage/store.ts';

export interface Upcoming extends Ahead {
  /** How many subscribers the ticks of the last 24 hours reached. */
  sent: number;
  /** Numbers that are lower bounds, because not everything could be read. */
  isLeast: { sent: boolean; due: boolean; soon: boolean };
}

/** How far ahead to look (ms). Whoever confirms now starts later than that, so everyone to be mailed by then is known. */
const HORIZON_MS = 6 * HOUR_MS;

/**
 * The budget of KV operations, and the part of it for batches that have started: one list per thousand. The rest is for
 * cohorts that have not: one list for each of 24 slots, and for each slot that no tick has finished.
 */
const OPERATIONS = 55;
const BATCH_OPERATIONS = 24;

/** Reads what is upcoming, in at most 55 KV operations, whatever the size of the course. */
export async function readUpcoming(store: Store, ticks: Progressed): Promise<Upcoming> {
  const budgeted = store.withBudget(OPERATIONS);
  const started = await countStartedBatches(budgeted.withBudget(BATCH_OPERATIONS), ticks);
  const waiting = await countNewCohorts(budgeted, started.names, ticks);
  return {
    sent: started.sent,
    due: started.due + waiting.due,
    overdue: started.overdue + waiting.overdue,
    soon: started.soon + waiting.soon,
    isLeast: {
      sent: started.isCut,
      due: started.isCut || waiting.isLeast.due,
      soon: started.isCut || waiting.isLeast.soon,
    },
  };
}

/** The prefix of all cohort names. */
const ALL = '';

const NONE: Ahead = { due: 0, overdue: 0, soon: 0 };

const untilOf = ({ now }: Progressed) => ({ now, until: now + HORIZON_MS });

/** Assumes that the next lesson of a started batch reaches as many subscribers as its last one. */
async function countStartedBatches(store: Store, ticks: Progressed) {
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
    const subscribers = counts.of(listed);
    if (isToday(listed, ticks)) sent += subscribers;
    if (at !== null) ahead = withSubscribersAt(ahead, { at, subscribers }, untilOf(ticks));
  }
  return { ...ahead, sent, names, isCut: isWhole === null || counts.isCut };
}

const cohortIn = (name: string): Cohort | null => parseCohort(name.slice(0, name.indexOf(':')));

const isToday = ({ last }: ListedBatch, { now }: Progressed) => now - last.sentAt < DAY_MS;

/** How many subscribers each batch's last lesson reached. In a long course the lists don't say, so it is read. */
async function countsOf(listed: readonly ListedBatch[], store: Store) {
  const unknown = listed.filter(({ progress }) => progress === null).map(({ name }) => name);
  const read = await unlessSpent(() => store.batches.getMany(unknown));
  return {
    of: ({ name, progress }: ListedBatch) => (progress ?? read?.get(name))?.count ?? 0,
    isCut: read === null,
  };
}

/** Cohorts that have not started: those that start in an upcoming slot, or in one that no tick has finished yet. */
async function countNewCohorts(store: Store, started: ReadonlySet<string>, ticks: Progressed) {
  const { now, delivered } = ticks;
  const coming = Array.from(
    { length: HORIZON_MS / QUARTER_MS },
    (_, index) => quarterOf(now) + (index + 1) * QUARTER_MS,
  );
  const instants = [...coming, ...slotsSince(delivered, now)].map(occurrenceAt);
  let ahead = NONE;
  const isLeast = { due: false, soon: false };
  for (let from = 0; from < instants.length; from += CONNECTIONS) {
    const reads = instants.slice(from, from + CONNECTIONS).map((first) => waitingIn(first, started, store));
    for (const { at, subscribers, isWhole } of await Promise.all(reads)) {
      ahead = withSubscribersAt(ahead, { at, subscribers }, untilOf(ticks));
      if (!isWhole) isLeast[at <= now ? 'due' : 'soon'] = true;
    }
  }
  return { ...ahead, isLeast };
}

/** The subscribers of the cohorts that start with this occurrence, except those whose batch has started. */
async function waitingIn(first: Occurrence, started: ReadonlySet<string>, store: Store) {
  let subscribers = 0;
  const isWhole = await unlessSpent(async () => {
    for await (const batch of batchesOf(store.enrollments.list(`${first.slot}.${first.day}.`))) {
      if (started.has(batchName(batch))) continue;
      subscribers += batch.members.filter(({ recipient }) => recipient !== null).length;
    }
    return true;
  });
  return { at: instantOf(first), subscribers, isWhole: isWhole === true };
}
