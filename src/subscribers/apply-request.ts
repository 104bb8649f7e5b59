/** What a reader becomes by what they have asked for. */

import { slugsOf } from '../course/course.ts';
import { lessonToReturnTo, nextLesson } from '../domain/lesson.ts';
import { localDay, startOfDay } from '../domain/pause.ts';
import { lastLessonOf } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Wish } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import type { ReaderPlace } from './position.ts';
import { joining } from './transition.ts';

type Place = Pick<ReaderPlace, 'received' | 'receivedAt' | 'next' | 'lastLessonAt'>;

/** The reader after a wish; null where there is nothing to do. */
export function afterWish(
  subscriber: Subscriber,
  place: Place,
  wish: Wish,
  now: number,
  edges: Edges,
): Subscriber | null {
  switch (wish.action) {
    case 'pause':
      return afterPause(subscriber, place, wish.until ?? null, now, edges);
    case 'resume':
      return afterResume(subscriber, place, now, edges);
    case 'hour':
      return afterTime(subscriber, place, wish, now, edges);
    case 'name':
      return subscriber.name === wish.name ? null : { ...subscriber, name: wish.name };
    case 'restart':
      return afterRestart(subscriber, place, now, edges);
    case 'undo-restart':
      return beforeRestart(subscriber, place, now, edges);
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
export function lessonAhead({ status }: Subscriber, { received, next }: Place, { course }: Edges): string | null {
  return status === 'paused' ? lessonToReturnTo(slugsOf(course), received) : next;
}

/** Whether a reader's lessons wait until a day that has not come at `now` (ms). */
export function isPausedUntil({ status, pausedUntil }: Subscriber, now: number): boolean {
  return status === 'active' && (pausedUntil ?? 0) > now;
}

function afterPause(
  subscriber: Subscriber,
  place: Place,
  until: string | null,
  now: number,
  edges: Edges,
): Subscriber | null {
  const next = lessonAhead(subscriber, place, edges);
  if (next === null) return null;
  const here = takingAlong(subscriber, place);
  const { timeZone, pausedUntil = 0 } = subscriber;
  if (until === null) {
    return subscriber.status === 'paused' ? null : { ...here, status: 'paused', pausedUntil: undefined };
  }
  const start = startOfDay(until, timeZone);
  const isSo = isPausedUntil(subscriber, now) && localDay(pausedUntil, timeZone) === until;
  // A wish may have waited until its day had come.
  return isSo || start <= now ? null : joining({ ...here, pausedUntil: start }, next, now, edges);
}

function afterResume(subscriber: Subscriber, place: Place, now: number, edges: Edges): Subscriber | null {
  const next = lessonAhead(subscriber, place, edges);
  const isPaused = subscriber.status === 'paused' || isPausedUntil(subscriber, now);
  if (!isPaused || next === null) return null;
  return joining({ ...takingAlong(subscriber, place), pausedUntil: undefined }, next, now, edges);
}

function afterTime(
  subscriber: Subscriber,
  place: Place,
  { hour, timeZone = subscriber.timeZone }: Extract<Wish, { action: 'hour' }>,
  now: number,
  edges: Edges,
): Subscriber | null {
  const isSo = (subscriber.sendHour ?? edges.config.sendHour) === hour && subscriber.timeZone === timeZone;
  if (isSo) return null;
  const moved = { ...takingAlong(subscriber, place), sendHour: hour, timeZone };
  if (subscriber.status === 'paused') return moved;
  if (place.next === null) return null;
  // The day that they have chosen is the same one on another clock.
  const { pausedUntil = 0 } = subscriber;
  const day = isPausedUntil(subscriber, now) ? localDay(pausedUntil, subscriber.timeZone) : null;
  return joining(day === null ? moved : { ...moved, pausedUntil: startOfDay(day, timeZone) }, place.next, now, edges);
}

function afterRestart(subscriber: Subscriber, place: Place, now: number, edges: Edges): Subscriber | null {
  const next = nextLesson(slugsOf(edges.course), { sent: [] });
  if (place.received.length === 0 || next === null) return null;
  const { received, receivedAt } = takingAlong(subscriber, place);
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
    lastLessonAt: lastLessonOf(subscriber, place),
    restartedAt: now,
    restartedFrom,
  };
  return joining(anew, next, now, edges);
}

/** The lesson that was on its way meanwhile is one that they had before, too; with the second, the new run is on. */
function beforeRestart(subscriber: Subscriber, place: Place, now: number, edges: Edges): Subscriber | null {
  const { restartedFrom } = subscriber;
  if (restartedFrom === undefined || place.received.length > 1) return null;
  const { received, receivedAt, isPaused, pausedUntil } = restartedFrom;
  const had = [...new Set([...received, ...place.received])];
  const back: Subscriber = {
    ...takingAlong(subscriber, place),
    received: had,
    receivedAt: { ...receivedAt, ...place.receivedAt },
    pausedUntil,
    restartedFrom: undefined,
  };
  if (isPaused) return { ...back, status: 'paused' };
  const next = nextLesson(slugsOf(edges.course), { sent: received });
  return next === null ? { ...back, status: 'active', cohort: null } : joining(back, next, now, edges);
}
