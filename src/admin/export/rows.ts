/** Every reader as a row of the file that the import reads again. */

import { slugsOf } from '../../course/course.ts';
import { keptUntil, parseCohort } from '../../domain/cohort.ts';
import { lessonsIn } from '../../domain/due.ts';
import { lessonToReturnTo } from '../../domain/lesson.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { isSubscribed } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import { withoutLesson } from '../../subscribers/position.ts';
import { COLUMNS, type Column } from '../people-file.ts';
import { type Places, readPlaces } from './places.ts';

/** All readers at `now` (ms), in the order of their ids; whoever went on with another address has left with the one before. */
export async function* readerRows(now: number, services: Services): AsyncGenerator<string[]> {
  const places = await readPlaces(services);
  let cursor: string | null = null;
  do {
    const page = await services.store.subscribers.page(cursor);
    for (const [id, subscriber] of page.subscribers) {
      const row = rowOf(subscriber, standingOf(id, subscriber, places, now, services));
      yield COLUMNS.map((column) => row[column] ?? '');
    }
    cursor = page.cursor;
  } while (cursor !== null);
}

interface ReaderStanding {
  had: readonly string[];
  next: string | null;
  /** Only where it is known: when the last lesson left (ms). */
  lastLessonAt?: number | undefined;
}

/** Where a reader is, as their own page would tell it (place/place.ts). */
function standingOf(
  id: string,
  subscriber: Subscriber,
  places: Places,
  now: number,
  { course }: Services,
): ReaderStanding {
  const slugs = slugsOf(course);
  const { received, lastLessonAt } = subscriber;
  if (subscriber.status === 'paused') return { had: received, next: lessonToReturnTo(slugs, received), lastLessonAt };
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (!isSubscribed(subscriber) || cohort === null || subscriber.cohort === null)
    return { had: received, next: null, lastLessonAt };
  const pendingSend = places.waitingFor(id);
  if (pendingSend) return { had: withoutLesson(subscriber, pendingSend.lesson).received, next: pendingSend.lesson };
  // Their keys have expired: what they had is all that there was.
  if (now >= keptUntil(cohort, slugs.length)) return { had: slugs, next: null, lastLessonAt };
  const progress = places.progressOf(id, subscriber.cohort) ?? null;
  return { ...lessonsIn({ cohort, progress, received }, slugs), lastLessonAt: progress?.sentAt ?? lastLessonAt };
}

function rowOf(subscriber: Subscriber, { had, next, lastLessonAt }: ReaderStanding): Partial<Record<Column, string>> {
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
