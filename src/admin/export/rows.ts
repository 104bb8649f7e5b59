/** Every subscriber as a row of the file that the import can read. */

import { slugsOf } from '../../course/course.ts';
import { keptUntil, parseCohort } from '../../domain/cohort.ts';
import { lessonsIn } from '../../domain/due.ts';
import { lessonToReturnTo } from '../../domain/lesson.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { isSubscribed } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import { withoutLesson } from '../../subscribers/position.ts';
import { COLUMNS, type Column } from '../subscriber-csv.ts';
import { type Positions, readPositions } from './positions.ts';

/** All subscribers at `now` (ms), ordered by id. A subscriber who changed their address also has a row as one who left. */
export async function* subscriberRows(now: number, services: Services): AsyncGenerator<string[]> {
  const positionOf = positionReader(now, slugsOf(services.course), await readPositions(services));
  let cursor: string | null = null;
  do {
    const page = await services.store.subscribers.page(cursor);
    for (const [id, subscriber] of page.subscribers) {
      const row = rowOf(subscriber, positionOf(id, subscriber));
      yield COLUMNS.map((column) => row[column] ?? '');
    }
    cursor = page.cursor;
  } while (cursor !== null);
}

interface CoursePosition {
  had: readonly string[];
  next: string | null;
  /** When the last lesson was sent (ms), if known. */
  lastLessonAt?: number | undefined;
}

/** Finds where a subscriber is in a course of these slugs, as their own page shows it (subscribers/position.ts). */
function positionReader(now: number, slugs: readonly string[], positions: Positions) {
  return (id: string, subscriber: Subscriber): CoursePosition => {
    const { received, lastLessonAt } = subscriber;
    if (subscriber.status === 'paused') return { had: received, next: lessonToReturnTo(slugs, received), lastLessonAt };
    const cohort = parseCohort(subscriber.cohort ?? '');
    if (!isSubscribed(subscriber) || cohort === null || subscriber.cohort === null)
      return { had: received, next: null, lastLessonAt };
    const pendingSend = positions.pendingSendOf(id);
    if (pendingSend) return { had: withoutLesson(subscriber, pendingSend.lesson).received, next: pendingSend.lesson };
    // The cohort's keys have expired, so its course is over and every lesson was sent.
    if (now >= keptUntil(cohort, slugs.length)) return { had: slugs, next: null, lastLessonAt };
    const progress = positions.progressOf(id, subscriber.cohort) ?? null;
    return { ...lessonsIn({ cohort, progress, received }, slugs), lastLessonAt: progress?.sentAt ?? lastLessonAt };
  };
}

function rowOf(subscriber: Subscriber, { had, next, lastLessonAt }: CoursePosition): Partial<Record<Column, string>> {
  const { address, name, timeZone, sendHour, status, consent } = subscriber;
  return {
    email: address,
    name,
    'time zone': timeZone,
    hour: sendHour === undefined ? '' : String(sendHour),
    status,
    'next lesson': next ?? '',
    'lessons had': had.join(' '),
    'last lesson at': iso(lastLessonAt),
    'asked at': iso(consent.requestedAt),
    'confirmed at': iso(consent.confirmedAt),
    website: consent.origin,
    'imported at': iso(consent.imported?.at),
    'imported from': consent.imported?.source ?? '',
    agreed: consent.imported?.words ?? '',
    'paused since': status === 'paused' ? iso(subscriber.pausedAt ?? subscriber.changedAt) : '',
    'paused until': iso(subscriber.pausedUntil),
    'left at': isSubscribed(subscriber) ? '' : iso(subscriber.leftAt),
    'why they left': subscriber.leaveReason ?? '',
    'why not mailed': subscriber.reason ?? '',
  };
}

function iso(instant: number | undefined): string {
  return instant === undefined ? '' : new Date(instant).toISOString();
}
