/** Where a reader is in the course: their own place is kept per batch, so their batch has to be found first. */
import { BATCH_SIZE } from '../core/batch.ts';
import { type Cohort, keptUntil, parseCohort } from '../core/cohort.ts';
import { slugsOf } from '../core/course.ts';
import { lessonInDoubt, nextSendInstant, type Progress, placeOf } from '../core/due.ts';
import { nextLesson } from '../core/lesson.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { getProgress } from '../kv/batches.ts';
import { enrollments } from '../kv/enrollments.ts';
import { getWelcome, type Welcome } from '../kv/welcomes.ts';

export interface ReaderPlace {
  /** Slugs that the reader has had, oldest first. */
  received: string[];
  /** The slug of the next lesson; null where none is left or the reader is not in the course. */
  next: string | null;
  /** When it can leave (ms). */
  nextAt: number | null;
  /** When the last one left (ms), if a batch has sent one. */
  lastLessonAt: number | null;
  /** The slug of a lesson that may have left a moment ago, and cannot be seen yet. */
  inDoubt: string | null;
  /** Lesson 1, while it is not surely away. */
  welcome: Welcome | null;
}

/** The place of a subscriber at `now` (ms). Costs a list for each thousand of their cohort, and two reads. */
export async function placeOfReader(
  id: string,
  subscriber: Subscriber,
  now: number,
  edges: Edges,
): Promise<ReaderPlace> {
  const welcome = subscriber.status === 'active' ? await getWelcome(edges.kv, id) : null;
  if (welcome) return { received: [], next: welcome.lesson, nextAt: now, lastLessonAt: null, inDoubt: null, welcome };
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (subscriber.status !== 'active' || cohort === null || subscriber.cohort === null) {
    const lastLessonAt = subscriber.lastLessonAt ?? null;
    return { received: subscriber.received, next: null, nextAt: null, lastLessonAt, inDoubt: null, welcome };
  }
  // Their keys have expired, so the course was over long ago; what they had is all that there was.
  if (now >= keptUntil(cohort, edges.course.lessons.length)) {
    return { received: slugsOf(edges.course), next: null, nextAt: null, lastLessonAt: null, inDoubt: null, welcome };
  }
  const n = await batchNumber(edges.kv, subscriber.cohort, id);
  const progress = n === null ? null : await getProgress(edges.kv, { cohort: subscriber.cohort, n });
  return placeIn(cohort, progress, subscriber.received, slugsOf(edges.course), now);
}

function placeIn(
  cohort: Cohort,
  progress: Progress | null,
  received: string[],
  course: readonly string[],
  now: number,
): ReaderPlace {
  const place = placeOf({ cohort, progress, received });
  const sent = [...new Set([...received, ...place.sent])];
  const next = progress?.finished ? null : nextLesson(course, { ...place, sent });
  return {
    received: sent,
    next,
    nextAt: next === null ? null : nextSendInstant(cohort, progress, now),
    lastLessonAt: progress?.sentAt ?? null,
    inDoubt: lessonInDoubt({ cohort, progress, received }, course, now),
    welcome: null,
  };
}

/** Which hundred of the cohort the reader is in, counted from 1; null where they are in none. */
async function batchNumber(kv: KVNamespace, cohort: string, id: string): Promise<number | null> {
  let before = 0;
  for await (const enrollment of enrollments(kv, `${cohort}:`)) {
    if (enrollment.id === id) return Math.floor(before / BATCH_SIZE) + 1;
    before += 1;
  }
  return null;
}
