/** How far a subscriber is in the course, and the state of each lesson, for their own page and for the operator's. */
import { type Course, slugsOf } from '../course/course.ts';
import { fillSubject } from '../course/template.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import { nextNotBefore } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { isInFlight, lessonAhead, type Position } from './position.ts';

/** `finished`: subscribed, with all lessons received. The others are those of a subscriber's record. */
export type CourseStatus = Subscriber['status'] | 'finished';

export interface Progress {
  status: CourseStatus;
  /** The slug of the lesson that comes next, after a pause too; null where there is none, or they are not subscribed. */
  next: string | null;
  /** When the next lesson comes (ms); null: none does, or one is on its way. */
  nextAt: number | null;
  /** From when on (ms) the next lesson can be sent on request; null: there is none, or it is on its way. */
  nextNowFrom: number | null;
  /** They have started again, and lesson 1 has not come once more: that can be undone. */
  hasRestarted: boolean;
}

/** The progress of a subscriber at the instant of `position`. */
export function progressOf(subscriber: Subscriber, position: Position, services: Services): Progress {
  const next = isSubscribed(subscriber) ? lessonAhead(subscriber, position, services) : null;
  const isOnItsWay = isInFlight(position);
  return {
    status: isSubscribed(subscriber) && next === null ? 'finished' : subscriber.status,
    next,
    nextAt: isOnItsWay ? null : position.nextAt,
    nextNowFrom: next === null || isOnItsWay ? null : nextNotBefore(subscriber, position),
    hasRestarted: subscriber.restartedFrom !== undefined && position.received.length === 0,
  };
}

/** `uncertain`: it was sent, and nobody can tell whether it arrived. */
export type LessonState = 'received' | 'uncertain' | 'next' | 'coming';

export interface LessonProgress {
  slug: string;
  /** As in the subscriber's mail. */
  subject: string;
  state: LessonState;
  /** When it came, or comes (ms); null where that is not known. */
  at: number | null;
}

/** Each lesson of the course for a subscriber, in order. */
export function lessonProgress(course: Course, { name }: Subscriber, position: Position): LessonProgress[] {
  // Without a next lesson (after leaving, or in a pause), the one that would be next is marked.
  const next = position.next ?? lessonToReturnTo(slugsOf(course), position.received);
  const nextAt = isInFlight(position) ? null : position.nextAt;
  return course.lessons.map(({ slug, subject }) => {
    const state = stateOf(slug, position, next);
    const at = state === 'next' ? nextAt : (position.receivedAt[slug] ?? null);
    return { slug, subject: fillSubject(subject, { name }), state, at };
  });
}

/** Whether a lesson has been sent. */
export const isPast = (state: LessonState) => state === 'received' || state === 'uncertain';

function stateOf(slug: string, { received, uncertain }: Position, next: string | null): LessonState {
  if (uncertain.includes(slug)) return 'uncertain';
  if (received.includes(slug)) return 'received';
  return slug === next ? 'next' : 'coming';
}
