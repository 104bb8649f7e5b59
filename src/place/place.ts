/** Where a reader is in the course: their own place is kept per batch, so their batch has to be found first. */
import { BATCH_SIZE } from '../core/batch.ts';
import { type Cohort, keptUntil, parseCohort } from '../core/cohort.ts';
import { slugsOf } from '../core/course.ts';
import { type BatchState, lessonOnItsWay, nextSendInstant, placeOf } from '../core/due.ts';
import { nextLesson } from '../core/lesson.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { getAttempt } from '../kv/attempts.ts';
import { getProgress } from '../kv/batches.ts';
import { enrollments } from '../kv/enrollments.ts';
import { getWelcome, type Welcome } from '../kv/welcomes.ts';

export interface ReaderPlace {
  /** Slugs that the reader has had, oldest first. */
  received: string[];
  /** Slugs among them of which nobody can tell whether they arrived. */
  uncertain: string[];
  /** The slug of the next lesson; null where none is left or the reader is not in the course. */
  next: string | null;
  /** When it can leave (ms). */
  nextAt: number | null;
  /** When the last one left (ms), if a batch has sent one. */
  lastLessonAt: number | null;
  /** The lesson that may be on its way just now, and in which batch. */
  inDoubt: Subscriber['inDoubt'] | null;
  /** Lesson 1, while it is not surely away. */
  welcome: Welcome | null;
}

const NOWHERE = { uncertain: [], next: null, nextAt: null, lastLessonAt: null, inDoubt: null, welcome: null };

/** The place of a subscriber at `now` (ms). Costs a list for each thousand of their cohort, and three reads. */
export async function placeOfReader(
  id: string,
  subscriber: Subscriber,
  now: number,
  edges: Edges,
): Promise<ReaderPlace> {
  const welcome = subscriber.status === 'active' ? await getWelcome(edges.kv, id) : null;
  if (welcome) return { ...NOWHERE, received: [], next: welcome.lesson, nextAt: now, welcome };
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (subscriber.status !== 'active' || cohort === null || subscriber.cohort === null) {
    return { ...NOWHERE, received: subscriber.received, lastLessonAt: subscriber.lastLessonAt ?? null };
  }
  // Their keys have expired, so the course was over long ago; what they had is all that there was.
  if (now >= keptUntil(cohort, edges.course.lessons.length)) return { ...NOWHERE, received: slugsOf(edges.course) };
  return placeInCohort(id, { ...subscriber, cohort: subscriber.cohort }, cohort, now, edges);
}

async function placeInCohort(
  id: string,
  { cohort: name, received, lastLessonAt }: Subscriber & { cohort: string },
  cohort: Cohort,
  now: number,
  { kv, course }: Edges,
): Promise<ReaderPlace> {
  const n = await batchNumber(kv, name, id);
  const batch = { cohort: name, n: n ?? 1 };
  const [progress, attempt] =
    n === null ? [null, null] : await Promise.all([getProgress(kv, batch), getAttempt(kv, batch)]);
  const slugs = slugsOf(course);
  const state: BatchState = { cohort, progress, attempt, received };
  const place = placeOf(state);
  const had = [...new Set([...received, ...place.sent])];
  const next = progress?.finished ? null : nextLesson(slugs, { ...place, sent: had });
  const lesson = lessonOnItsWay(state, slugs, now);
  return {
    received: had,
    uncertain: progress?.inDoubt ?? [],
    next,
    nextAt: next === null ? null : nextSendInstant(cohort, progress, now),
    lastLessonAt: progress?.sentAt ?? lastLessonAt ?? null,
    inDoubt: lesson === null || n === null ? null : { lesson, ...batch },
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
