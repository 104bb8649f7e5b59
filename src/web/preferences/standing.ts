/** Where a reader stands, and each lesson for them: what their own page tells them, and the operator's page of them the operator. */

import { type Course, slugsOf } from '../../course/course.ts';
import { fillSubject } from '../../course/template.ts';
import { lessonToReturnTo } from '../../domain/lesson.ts';
import { nextNotBefore } from '../../domain/spacing.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { isSubscribed } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import { isInFlight, lessonAhead, type Position } from '../../subscribers/position.ts';
import type { LessonState, PreferencesReader } from './view-model.ts';

export interface Standing {
  /** `finished`: they take part, and have had all lessons. */
  status: PreferencesReader['status'];
  /** The slug of the lesson that they go on with, after a pause too; null where there is none, or they are out. */
  next: string | null;
  /** When the next lesson comes (ms); null: none does, or one is on its way. */
  nextAt: number | null;
  /** From when on (ms) the next lesson can be had at once; null: there is none to ask for, or it is on its way. */
  nextNowFrom: number | null;
  /** They began again, and have not had the first lesson anew: that can be taken back. */
  hasRestarted: boolean;
}

/** Where a reader stands, at the instant that their place is of. */
export function standingOf(subscriber: Subscriber, position: Position, services: Services): Standing {
  const next = isSubscribed(subscriber) ? lessonAhead(subscriber, position, services) : null;
  const isUnderWay = isInFlight(position);
  return {
    status: isSubscribed(subscriber) && next === null ? 'finished' : subscriber.status,
    next,
    nextAt: isUnderWay ? null : position.nextAt,
    nextNowFrom: next === null || isUnderWay ? null : nextNotBefore(subscriber, position),
    hasRestarted: subscriber.restartedFrom !== undefined && position.received.length === 0,
  };
}

export interface LessonOfReader {
  slug: string;
  /** As it stands in their mail. */
  subject: string;
  state: LessonState;
  /** When it came, or comes (ms); null where that is not known. */
  at: number | null;
}

/** Each lesson of the course for a reader, in its order. */
export function lessonsIn(course: Course, { name }: Subscriber, position: Position): LessonOfReader[] {
  // Who is out, or has paused, is told which lesson would be theirs.
  const next = position.next ?? lessonToReturnTo(slugsOf(course), position.received);
  const nextAt = isInFlight(position) ? null : position.nextAt;
  return course.lessons.map(({ slug, subject }) => {
    const state = stateOf(slug, position, next);
    const at = state === 'next' ? nextAt : (position.receivedAt[slug] ?? null);
    return { slug, subject: fillSubject(subject, { name }), state, at };
  });
}

function stateOf(slug: string, { received, uncertain }: Position, next: string | null): LessonState {
  if (uncertain.includes(slug)) return 'uncertain';
  if (received.includes(slug)) return 'received';
  return slug === next ? 'next' : 'coming';
}
