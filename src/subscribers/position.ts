/** Where a reader is in the course: their own place is kept per batch, so their batch has to be found first. */

import { slugsOf } from '../course/course.ts';
import { BATCH_SIZE } from '../domain/batch.ts';
import { type Cohort, keptUntil, parseCohort } from '../domain/cohort.ts';
import { type BatchState, lessonInFlight, lessonsIn, nextSendInstant } from '../domain/due.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type DeferredRequest, isSubscribed, type Transition } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import type { PendingSend } from '../storage/pending-sends.ts';
import type { Store } from '../storage/store.ts';

export interface Position {
  /** Slugs that the reader has had, oldest first. */
  received: string[];
  /** When each of them came (ms), as far as it is known. */
  receivedAt: Record<string, number>;
  /** Slugs among them of which nobody can tell whether they arrived. */
  uncertain: string[];
  /** The slug of the next lesson; null where none is left or the reader is not in the course. */
  next: string | null;
  /** When it can leave (ms). */
  nextAt: number | null;
  /** When the last one left (ms), if a batch has sent one, or the reader has asked for it. */
  lastLessonAt: number | null;
  /** The lesson that may be on its way just now, and in which batch. */
  inDoubt: Subscriber['inDoubt'] | null;
  /** Lesson 1, or one that the reader has asked for, while it is not surely away. */
  pendingSend: PendingSend | null;
  /** What the reader has asked for and waits for a lesson that is on its way, oldest first. */
  waiting: DeferredRequest[];
}

const NO_POSITION = { uncertain: [], next: null, nextAt: null, inDoubt: null, pendingSend: null, waiting: [] };

/** Whether a lesson may be on its way to the reader: moving them now could bring it twice, or not at all. */
export function isInFlight({ inDoubt, pendingSend }: Pick<Position, 'inDoubt' | 'pendingSend'>): boolean {
  return Boolean(inDoubt ?? pendingSend);
}

/** The place of a subscriber at `now` (ms). Costs a list for each thousand of their cohort and one more, and four reads. */
export async function positionOf(
  id: string,
  subscriber: Subscriber,
  now: number,
  services: Services,
): Promise<Position> {
  if (!isSubscribed(subscriber)) return placeOutside(subscriber);
  const [pendingSend, changes] = await Promise.all([
    services.store.pendingSends.get(id),
    services.store.transitions.of(id),
  ]);
  const waiting = changes.flatMap((one) => (one.kind === 'deferred' ? [one] : []));
  if (pendingSend) return { ...placeBefore(pendingSend, subscriber, now), waiting };
  const position = await placeByCohort(id, subscriber, now, services);
  return { ...position, waiting, pendingSend: unsentLesson(subscriber, changes) };
}

/** What waits for a lesson that is on its way to the reader with this id, oldest first. */
export async function deferredRequests(id: string, { store }: Services): Promise<DeferredRequest[]> {
  return (await store.transitions.of(id)).flatMap((one) => (one.kind === 'deferred' ? [one] : []));
}

/** Where nothing comes from any cohort: what was known as they left it. */
function placeOutside({ received, receivedAt = {}, lastLessonAt }: Subscriber): Position {
  return { ...NO_POSITION, received, receivedAt, lastLessonAt: lastLessonAt ?? null };
}

/** The place of a reader to whom a lesson may not have left yet that counts as received. */
function placeBefore(pendingSend: PendingSend, subscriber: Subscriber, now: number): Position {
  return {
    ...NO_POSITION,
    ...withoutLesson(subscriber, pendingSend.lesson),
    next: pendingSend.lesson,
    nextAt: now,
    pendingSend,
  };
}

/** What a reader has had but for a lesson that counts as received. */
export function withoutLesson(
  subscriber: Subscriber,
  lesson: string,
): Pick<Position, 'received' | 'receivedAt' | 'lastLessonAt'> {
  const { received, receivedAt, lastLessonAt } = placeOutside(subscriber);
  const times = Object.entries(receivedAt).filter(([slug]) => slug !== lesson);
  return { received: received.filter((slug) => slug !== lesson), receivedAt: Object.fromEntries(times), lastLessonAt };
}

/** The lesson that a Worker may have sent which then died, or has not come further yet. */
function unsentLesson(
  { changedAt = 0, address, name }: Subscriber,
  changes: readonly Transition[],
): PendingSend | null {
  for (const change of changes) {
    const isUnmade = change.kind === 'placement' && change.at > changedAt;
    if (isUnmade && change.pendingSend) return { address, name, ...change.pendingSend, at: change.at };
  }
  return null;
}

async function placeByCohort(id: string, subscriber: Subscriber, now: number, services: Services): Promise<Position> {
  const cohort = parseCohort(subscriber.cohort ?? '');
  const outside = placeOutside(subscriber);
  if (subscriber.status !== 'active' || cohort === null || subscriber.cohort === null) return outside;
  // Their keys have expired, so the course was over long ago; what they had is all that there was.
  if (now >= keptUntil(cohort, services.course.lessons.length))
    return { ...outside, received: slugsOf(services.course) };
  return placeInCohort(id, { ...subscriber, cohort: subscriber.cohort }, cohort, now, services);
}

async function placeInCohort(
  id: string,
  { cohort: name, received, receivedAt, lastLessonAt }: Subscriber & { cohort: string },
  cohort: Cohort,
  now: number,
  { store, course }: Services,
): Promise<Position> {
  const n = await batchNumber(store, name, id);
  const batch = { cohort: name, n: n ?? 1 };
  const [progress, attempt] =
    n === null ? [null, null] : await Promise.all([store.batches.get(batch), store.attempts.get(batch)]);
  const slugs = slugsOf(course);
  const state: BatchState = { cohort, progress, attempt, received };
  const { had, next } = lessonsIn(state, slugs);
  const lesson = lessonInFlight(state, slugs, now);
  return {
    ...NO_POSITION,
    received: had,
    receivedAt: { ...progress?.times, ...receivedAt },
    uncertain: progress?.inDoubt ?? [],
    next,
    nextAt: next === null ? null : nextSendInstant(cohort, progress, now),
    lastLessonAt: progress?.sentAt ?? lastLessonAt ?? null,
    inDoubt: lesson === null || n === null ? null : { lesson, ...batch },
  };
}

/** Which hundred of the cohort the reader is in, counted from 1; null where they are in none. */
async function batchNumber(store: Store, cohort: string, id: string): Promise<number | null> {
  let before = 0;
  for await (const enrollment of store.enrollments.list(`${cohort}:`)) {
    if (enrollment.id === id) return Math.floor(before / BATCH_SIZE) + 1;
    before += 1;
  }
  return null;
}
