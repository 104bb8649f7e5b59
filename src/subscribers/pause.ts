/** Pausing a course, until the subscriber resumes it or until a day that they choose; and resuming it. */

import type { ActionOf } from '../domain/action.ts';
import { localDay, startOfDay } from '../domain/pause.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { type Enrolled, lessonAhead, withProgress } from './position.ts';
import { withNextCohort } from './transition.ts';

/** Whether a subscriber's lessons wait until a day that has not come at `now` (ms). */
export function isPausedUntil({ status, pausedUntil }: Subscriber, now: number): boolean {
  return status === 'active' && (pausedUntil ?? 0) > now;
}

/** Whether a subscriber's lessons wait at `now` (ms), for a day or for them to resume. */
export function isPaused(subscriber: Subscriber, now: number): boolean {
  return subscriber.status === 'paused' || isPausedUntil(subscriber, now);
}

/**
 * What pausing writes: without a day, the status `paused`, in no cohort; with a day, a place in the first cohort on
 * that day or after it. Null where it is so already, or no lesson is left.
 */
export async function afterPause(
  { subscriber, position }: Enrolled,
  { until }: ActionOf<'pause'>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = lessonAhead(subscriber, position, services);
  if (next === null) return null;
  const here = withProgress(subscriber, position);
  const { timeZone, pausedUntil = 0 } = subscriber;
  if (until === null) {
    return subscriber.status === 'paused' ? null : { ...here, status: 'paused', pausedUntil: undefined };
  }
  const start = startOfDay(until, timeZone);
  const isSo = isPausedUntil(subscriber, now) && localDay(pausedUntil, timeZone) === until;
  // A request may have waited until its day had come.
  return isSo || start <= now ? null : withNextCohort({ ...here, pausedUntil: start }, next, now, services);
}

/** What resuming writes: a place in the next cohort. Null where nothing is paused, or no lesson is left. */
export async function afterResume(
  { subscriber, position }: Enrolled,
  _: ActionOf<'resume'>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = lessonAhead(subscriber, position, services);
  if (!isPaused(subscriber, now) || next === null) return null;
  return withNextCohort({ ...withProgress(subscriber, position), pausedUntil: undefined }, next, now, services);
}
