/** Beginning the course again from the first lesson, and going back to where one was before. */

import { slugsOf } from '../course/course.ts';
import type { ActionOf } from '../domain/action.ts';
import { nextLesson } from '../domain/lesson.ts';
import { lastLessonOf } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { type Enrolled, withProgress } from './position.ts';
import { withNextCohort } from './transition.ts';

/**
 * What restarting writes: no lesson received, a place in the next cohort, and in `restartedFrom` the position before.
 * Also for those who have paused or finished. Null where no lesson has been received.
 */
export async function afterRestart(
  { subscriber, position }: Enrolled,
  _: ActionOf<'restart'>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = nextLesson(slugsOf(services.course), { sent: [] });
  if (position.received.length === 0 || next === null) return null;
  const { received, receivedAt } = withProgress(subscriber, position);
  const restartedFrom = {
    received,
    receivedAt,
    isPaused: subscriber.status === 'paused' || undefined,
    pausedUntil: subscriber.pausedUntil,
  };
  const anew: Subscriber = {
    ...subscriber,
    received: [],
    receivedAt: undefined,
    pausedUntil: undefined,
    lastLessonAt: lastLessonOf(subscriber, position),
    restartedAt: now,
    restartedFrom,
  };
  return withNextCohort(anew, next, now, services);
}

/**
 * What undoing a restart writes: the position in `restartedFrom`. A lesson that was on its way meanwhile counts as
 * received; with the second one, the restart stands. Null where there is nothing to undo.
 */
export async function afterUndoRestart(
  { subscriber, position }: Enrolled,
  _: ActionOf<'undo-restart'>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const { restartedFrom } = subscriber;
  if (restartedFrom === undefined || position.received.length > 1) return null;
  const { received, receivedAt, isPaused, pausedUntil } = restartedFrom;
  const had = [...new Set([...received, ...position.received])];
  const back: Subscriber = {
    ...withProgress(subscriber, position),
    received: had,
    receivedAt: { ...receivedAt, ...position.receivedAt },
    pausedUntil,
    restartedFrom: undefined,
  };
  if (isPaused) return { ...back, status: 'paused' };
  const next = nextLesson(slugsOf(services.course), { sent: received });
  return next === null ? { ...back, status: 'active', cohort: null } : withNextCohort(back, next, now, services);
}
