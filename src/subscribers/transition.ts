/** Changes a subscriber's position: logged first, so that a tick can finish it, then made in an order that fails safe. */

import { type Cohort, cohortName, cohortToJoin, keptUntil, parseCohort } from '../domain/cohort.ts';
import { localDay, startOfDay } from '../domain/pause.ts';
import { instantOf } from '../domain/slot.ts';
import { leftBehind, type Subscriber } from '../domain/subscriber.ts';
import { DAY_MS } from '../domain/time.ts';
import type { ImmediateSend, Placement } from '../domain/transition.ts';
import type { Services } from '../services.ts';

interface Step {
  id: string;
  /** The subscriber before; null where nothing was known of them. */
  before: Subscriber | null;
  /** The subscriber as they are to be. */
  after: Subscriber;
}

/**
 * Makes a change that counts from `at` (ms), now as a rule. The old enrollment is emptied first: whatever fails then,
 * nobody is mailed in two cohorts, nor after leaving. Returns the subscriber as they are now.
 */
export async function applyTransition(step: Step, at: number, services: Services): Promise<Subscriber> {
  const change = await logTransition(step, at, services);
  return commit(step.id, change, services);
}

/** Logs a change without making it; a confirmation tries lesson 1 in between. */
export async function logTransition(
  { id, before, after }: Step,
  at: number,
  { store, course }: Services,
  pendingSend?: ImmediateSend,
): Promise<Placement> {
  const isKept = (name: string) => {
    const cohort = parseCohort(name);
    return cohort !== null && keptUntil(cohort, course.lessons.length) > at;
  };
  const cohorts = leftBehind(before, after).filter(isKept);
  const subscriber: Subscriber = {
    ...after,
    changedAt: at,
    cohorts: cohorts.length > 0 ? cohorts : undefined,
    pausedAt: after.status === 'paused' ? pausedSince(before, at) : undefined,
    // Who they were at another address is not forgotten by coming anew: deleting them has to find it.
    movedFrom: after.movedFrom ?? before?.movedFrom,
  };
  const from = before?.status === 'active' ? before.cohort : null;
  const change: Placement = { kind: 'placement', at, subscriber, from, ...(pendingSend ? { pendingSend } : {}) };
  await store.transitions.put(id, change);
  return change;
}

function pausedSince(before: Subscriber | null, at: number): number {
  return before?.status === 'paused' ? (before.pausedAt ?? before.changedAt ?? at) : at;
}

/** Makes a change that was logged. */
export async function commit(
  id: string,
  { at: now, from, subscriber }: Placement,
  services: Services,
): Promise<Subscriber> {
  const { store, course } = services;
  const lessons = course.lessons.length;
  const stays = subscriber.status === 'active' && subscriber.cohort === from;
  const old = stays ? null : parseCohort(from ?? '');
  if (old) await store.enrollments.empty({ cohort: old, id, lessons, now });
  await store.subscribers.put(id, subscriber);
  const cohort = parseCohort(subscriber.cohort ?? '');
  const isOpen = cohort !== null && keptUntil(cohort, lessons) >= now + DAY_MS;
  if (isOpen && subscriber.status === 'active') await enrollIn(cohort, id, subscriber, services);
  return subscriber;
}

/** Enrolls a subscriber in a cohort. */
export async function enrollIn(cohort: Cohort, id: string, subscriber: Subscriber, services: Services): Promise<void> {
  const { address, name, received } = subscriber;
  const recipient = { address, name, received };
  await services.store.enrollments.put({ cohort, id, recipient, lessons: services.course.lessons.length });
}

/**
 * The subscriber, active in the first cohort that is open to them at `now` (ms) and goes on with the lesson `next`; one
 * who has paused until a day, in the first on that day or after it. One read: where ticks are ahead of `now`, a cohort
 * that they have begun is not open.
 */
export async function withNextCohort(
  subscriber: Subscriber,
  next: string,
  now: number,
  services: Services,
): Promise<Subscriber> {
  return joiningAfter(subscriber, next, { now, lastTickAt: await services.store.clock.lastTickAt() }, services);
}

/** The same where the instant of the latest tick is known (`lastTickAt`, ms). */
export function joiningAfter(
  subscriber: Subscriber,
  next: string,
  { now, lastTickAt }: { now: number; lastTickAt: number },
  { config }: Pick<Services, 'config'>,
): Subscriber {
  const { timeZone, sendHour = config.sendHour, lastLessonAt, pausedUntil = 0 } = subscriber;
  const isPaused = pausedUntil > now;
  const notBefore = isPaused ? startOfDay(localDay(pausedUntil, timeZone), timeZone) : 0;
  const cohort = cohortToJoin(now, { timeZone, sendHour, lastLessonAt, notBefore, lastTickAt }, next);
  const until = isPaused ? instantOf(cohort) : undefined;
  return { ...subscriber, status: 'active', cohort: cohortName(cohort), pausedUntil: until };
}
