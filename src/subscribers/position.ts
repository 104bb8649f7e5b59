/**
 * Where a subscriber is in the course. Progress is stored per batch, not per subscriber, so their batch has to be found
 * first.
 */

import { slugsOf } from '../course/course.ts';
import { BATCH_SIZE } from '../domain/batch.ts';
import { type Cohort, keptUntil, parseCohort } from '../domain/cohort.ts';
import { type BatchState, hadWhenLeft, lessonInFlight, lessonsIn, nextSendInstant } from '../domain/due.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { CROSSED_MS, type DeferredRequest, isSubscribed, type Transition } from '../domain/transition.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import type { PendingSend } from '../storage/pending-sends.ts';
import type { Store } from '../storage/store.ts';

export interface Position {
  /** Slugs that they have received, oldest first. */
  received: string[];
  /** When each of them came (ms), as far as it is known. */
  receivedAt: Record<string, number>;
  /** Slugs among them of which nobody can tell whether they arrived. */
  uncertain: string[];
  /** The slug of the next lesson; null where none is left or they are not in the course. */
  next: string | null;
  /** When it can leave (ms). */
  nextAt: number | null;
  /** When the last one left (ms), if a batch has sent one, or they have asked for it. */
  lastLessonAt: number | null;
  /** The lesson that may be on its way just now, and in which batch. */
  inDoubt: Subscriber['inDoubt'] | null;
  /** Lesson 1, or one that they have asked for, while it is not surely away. */
  pendingSend: PendingSend | null;
  /** What they have asked for and waits for a lesson that is on its way, oldest first. */
  waiting: DeferredRequest[];
}

/** A subscriber, and as much of their position as a change of their course depends on. */
export interface Enrolled {
  subscriber: Subscriber;
  position: Pick<Position, 'received' | 'receivedAt' | 'next' | 'lastLessonAt'>;
}

const NO_POSITION = { uncertain: [], next: null, nextAt: null, inDoubt: null, pendingSend: null, waiting: [] };

/** Whether a lesson may be on its way to them: moving them now could bring it twice, or not at all. */
export function isInFlight({ inDoubt, pendingSend }: Pick<Position, 'inDoubt' | 'pendingSend'>): boolean {
  return Boolean(inDoubt ?? pendingSend);
}

/** The position of a subscriber at `now` (ms). Costs a list for each thousand of their cohort and one more, and four reads. */
export async function positionOf(
  id: string,
  subscriber: Subscriber,
  now: number,
  services: Services,
): Promise<Position> {
  if (!isSubscribed(subscriber)) return positionOutside(subscriber);
  const [pendingSend, changes] = await Promise.all([
    services.store.pendingSends.get(id),
    services.store.transitions.of(id),
  ]);
  const waiting = changes.flatMap((one) => (one.kind === 'deferred' ? [one] : []));
  if (pendingSend) return { ...positionBefore(pendingSend, subscriber, now), waiting };
  const position = await positionByCohort(id, subscriber, now, services);
  return { ...position, waiting, pendingSend: unsentLesson(subscriber, changes) };
}

/** What waits for a lesson that is on its way to the subscriber with this id, oldest first. */
export async function deferredRequests(id: string, { store }: Services): Promise<DeferredRequest[]> {
  return (await store.transitions.of(id)).flatMap((one) => (one.kind === 'deferred' ? [one] : []));
}

/** Where nothing comes from any cohort: what was known as they left it. */
function positionOutside({ received, receivedAt = {}, lastLessonAt }: Subscriber): Position {
  return { ...NO_POSITION, received, receivedAt, lastLessonAt: lastLessonAt ?? null };
}

/** The position of a subscriber to whom a lesson may not have left yet that counts as received. */
function positionBefore(pendingSend: PendingSend, subscriber: Subscriber, now: number): Position {
  return {
    ...NO_POSITION,
    ...withoutLesson(subscriber, pendingSend.lesson),
    next: pendingSend.lesson,
    nextAt: now,
    pendingSend,
  };
}

/** What a subscriber has received but for a lesson that counts as received. */
export function withoutLesson(
  subscriber: Subscriber,
  lesson: string,
): Pick<Position, 'received' | 'receivedAt' | 'lastLessonAt'> {
  const { received, receivedAt, lastLessonAt } = positionOutside(subscriber);
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

async function positionByCohort(
  id: string,
  subscriber: Subscriber,
  now: number,
  services: Services,
): Promise<Position> {
  const cohort = parseCohort(subscriber.cohort ?? '');
  const outside = positionOutside(subscriber);
  if (subscriber.status !== 'active' || cohort === null || subscriber.cohort === null) return outside;
  // Their keys have expired, so the course was over long ago; what they had is all that there was.
  if (now >= keptUntil(cohort, services.course.lessons.length))
    return { ...outside, received: slugsOf(services.course) };
  return positionInCohort({ id, subscriber, name: subscriber.cohort, cohort }, now, services);
}

interface CohortMember {
  id: string;
  subscriber: Subscriber;
  /** The cohort's name, and what it says. */
  name: string;
  cohort: Cohort;
}

async function positionInCohort(
  { id, subscriber, name, cohort }: CohortMember,
  now: number,
  { store, course }: Services,
): Promise<Position> {
  const { received, receivedAt, lastLessonAt } = subscriber;
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

/** Which hundred of the cohort the subscriber is in, counted from 1; null where they are in none. */
async function batchNumber(store: Store, cohort: string, id: string): Promise<number | null> {
  let before = 0;
  for await (const enrollment of store.enrollments.list(`${cohort}:`)) {
    if (enrollment.id === id) return Math.floor(before / BATCH_SIZE) + 1;
    before += 1;
  }
  return null;
}

/** The subscriber with all that their position tells: what they keep when they leave the cohort that they are in. */
export function withProgress(
  subscriber: Subscriber,
  { received, receivedAt, lastLessonAt }: Enrolled['position'],
): Subscriber {
  return {
    ...subscriber,
    received,
    receivedAt: Object.keys(receivedAt).length > 0 ? receivedAt : undefined,
    lastLessonAt: lastLessonAt ?? subscriber.lastLessonAt,
    restartedFrom: received.length === 0 ? subscriber.restartedFrom : undefined,
  };
}

/** The lesson with which a subscriber goes on; those who have paused are in no cohort that would know it. */
export function lessonAhead(
  { status }: Subscriber,
  { received, next }: Enrolled['position'],
  { course }: Services,
): string | null {
  return status === 'paused' ? lessonToReturnTo(slugsOf(course), received) : next;
}

/** A subscriber who left while a lesson was on its way: by now it shows whether they received it. Two reads. */
export async function withDoubtSettled<S extends Subscriber | null>(
  id: string,
  subscriber: S,
  now: number,
  { store }: Services,
): Promise<S | Subscriber> {
  if (!subscriber?.inDoubt || subscriber.leftAt === undefined) return subscriber;
  const { inDoubt, leftAt, received, ...rest } = subscriber;
  const [progress, attempt] = await Promise.all([store.batches.get(inDoubt), store.attempts.get(inDoubt)]);
  const had = hadWhenLeft({ lesson: inDoubt.lesson, leftAt, now }, progress, attempt);
  if (had) logInDoubt(id, inDoubt.lesson, leftAt);
  // It may have left minutes after they did, by a tick that could not see it.
  const lastLessonAt = had ? Math.max(leftAt + CROSSED_MS, rest.lastLessonAt ?? 0) : rest.lastLessonAt;
  return {
    ...rest,
    leftAt,
    received: had ? [...received, inDoubt.lesson] : received,
    ...(lastLessonAt === undefined ? {} : { lastLessonAt }),
  };
}

/** Nobody is sent a lesson again that they may have received; the log tells of it, so that none is missing unnoticed. */
function logInDoubt(id: string, lesson: string, leftAt: number): void {
  log({ kind: 'in-doubt', subscriber: id, lesson, since: new Date(leftAt).toISOString() });
}
