/** What a reader becomes by what they have asked for. */

import { slugsOf } from '../course/course.ts';
import { lessonToReturnTo, nextLesson } from '../domain/lesson.ts';
import { localDay, startOfDay } from '../domain/pause.ts';
import { lastLessonOf } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { ChangeRequest } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import type { Position } from './position.ts';
import { withNextCohort } from './transition.ts';

type Place = Pick<Position, 'received' | 'receivedAt' | 'next' | 'lastLessonAt'>;

/** The reader after a wish; null where there is nothing to do. */
export async function applyRequest(
  subscriber: Subscriber,
  position: Place,
  request: ChangeRequest,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  switch (request.action) {
    case 'pause':
      return afterPause(subscriber, position, request.until ?? null, now, services);
    case 'resume':
      return afterResume(subscriber, position, now, services);
    case 'hour':
      return afterTime(subscriber, position, request, now, services);
    case 'name':
      return subscriber.name === request.name ? null : { ...subscriber, name: request.name };
    case 'restart':
      return afterRestart(subscriber, position, now, services);
    case 'undo-restart':
      return beforeRestart(subscriber, position, now, services);
  }
}

/** The reader as they leave the place where they are: with all that they have had there. */
export function takingAlong(subscriber: Subscriber, { received, receivedAt, lastLessonAt }: Place): Subscriber {
  return {
    ...subscriber,
    received,
    receivedAt: Object.keys(receivedAt).length > 0 ? receivedAt : undefined,
    lastLessonAt: lastLessonAt ?? subscriber.lastLessonAt,
    restartedFrom: received.length === 0 ? subscriber.restartedFrom : undefined,
  };
}

/** The lesson with which a reader goes on; one who has paused is in no cohort that would know it. */
export function lessonAhead({ status }: Subscriber, { received, next }: Place, { course }: Services): string | null {
  return status === 'paused' ? lessonToReturnTo(slugsOf(course), received) : next;
}

/** Whether a reader's lessons wait until a day that has not come at `now` (ms). */
export function isPausedUntil({ status, pausedUntil }: Subscriber, now: number): boolean {
  return status === 'active' && (pausedUntil ?? 0) > now;
}

async function afterPause(
  subscriber: Subscriber,
  position: Place,
  until: string | null,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = lessonAhead(subscriber, position, services);
  if (next === null) return null;
  const here = takingAlong(subscriber, position);
  const { timeZone, pausedUntil = 0 } = subscriber;
  if (until === null) {
    return subscriber.status === 'paused' ? null : { ...here, status: 'paused', pausedUntil: undefined };
  }
  const start = startOfDay(until, timeZone);
  const isSo = isPausedUntil(subscriber, now) && localDay(pausedUntil, timeZone) === until;
  // A wish may have waited until its day had come.
  return isSo || start <= now ? null : withNextCohort({ ...here, pausedUntil: start }, next, now, services);
}

async function afterResume(
  subscriber: Subscriber,
  position: Place,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = lessonAhead(subscriber, position, services);
  const isPaused = subscriber.status === 'paused' || isPausedUntil(subscriber, now);
  if (!isPaused || next === null) return null;
  return withNextCohort({ ...takingAlong(subscriber, position), pausedUntil: undefined }, next, now, services);
}

async function afterTime(
  subscriber: Subscriber,
  position: Place,
  { hour, timeZone = subscriber.timeZone }: Extract<ChangeRequest, { action: 'hour' }>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const isSo = (subscriber.sendHour ?? services.config.sendHour) === hour && subscriber.timeZone === timeZone;
  if (isSo) return null;
  const moved = { ...takingAlong(subscriber, position), sendHour: hour, timeZone };
  if (subscriber.status === 'paused') return moved;
  if (position.next === null) return null;
  // The day that they have chosen is the same one on another clock.
  const { pausedUntil = 0 } = subscriber;
  const day = isPausedUntil(subscriber, now) ? localDay(pausedUntil, subscriber.timeZone) : null;
  return withNextCohort(
    day === null ? moved : { ...moved, pausedUntil: startOfDay(day, timeZone) },
    position.next,
    now,
    services,
  );
}

async function afterRestart(
  subscriber: Subscriber,
  position: Place,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const next = nextLesson(slugsOf(services.course), { sent: [] });
  if (position.received.length === 0 || next === null) return null;
  const { received, receivedAt } = takingAlong(subscriber, position);
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

/** The lesson that was on its way meanwhile is one that they had before, too; with the second, the new run is on. */
async function beforeRestart(
  subscriber: Subscriber,
  position: Place,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const { restartedFrom } = subscriber;
  if (restartedFrom === undefined || position.received.length > 1) return null;
  const { received, receivedAt, isPaused, pausedUntil } = restartedFrom;
  const had = [...new Set([...received, ...position.received])];
  const back: Subscriber = {
    ...takingAlong(subscriber, position),
    received: had,
    receivedAt: { ...receivedAt, ...position.receivedAt },
    pausedUntil,
    restartedFrom: undefined,
  };
  if (isPaused) return { ...back, status: 'paused' };
  const next = nextLesson(slugsOf(services.course), { sent: received });
  return next === null ? { ...back, status: 'active', cohort: null } : withNextCohort(back, next, now, services);
}
