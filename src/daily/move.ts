/** Moves readers whose second lesson would come too soon after the first, which is not away yet. */
import { CLOSED_BEFORE_MS, type Cohort, cohortName, cohortToJoin, parseCohort } from '../core/cohort.ts';
import { instantOf } from '../core/slot.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { DAY_MS, dayOf } from '../core/time.ts';
import type { Edges } from '../edges.ts';
import { emptyEnrollment, enroll, getEnrollment } from '../kv/enrollments.ts';
import { putSubscriber } from '../kv/subscribers.ts';

export type Move =
  | { kind: 'stays' }
  | { kind: 'moved'; subscriber: Subscriber }
  /** The reader has left, though their record, a minute old here, does not say so yet. */
  | { kind: 'left' };

/**
 * Moves a reader to the next cohort that is six hours away at `now` (ms), unless theirs is. The new place is filled
 * first, the old ones are emptied then, and the subscriber is written last: a tick that dies on the way leaves the
 * next one to do all of it again.
 */
export async function moveBehind(id: string, subscriber: Subscriber, now: number, edges: Edges): Promise<Move> {
  const old = parseCohort(subscriber.cohort ?? '');
  if (old === null || instantOf(old) - now >= CLOSED_BEFORE_MS) return { kind: 'stays' };
  const { kv, course, config, time } = edges;
  const { address, name, timeZone, received } = subscriber;
  const cohort = cohortToJoin(now, { timeZone, sendHour: config.sendHour }, old.firstLesson);
  const former = cohortsBefore(old, cohort);
  if (await hasLeft(id, former, cohort, edges)) return { kind: 'left' };
  const lessons = course.lessons.length;
  await enroll(kv, { cohort, id, reader: { address, name, received }, lessons }, time.sleep);
  for (const left of former) await emptyEnrollment(kv, { cohort: left, id, lessons, now }, time.sleep);
  const moved = { ...subscriber, cohort: cohortName(cohort) };
  await putSubscriber(kv, id, moved, time.sleep);
  return { kind: 'moved', subscriber: moved };
}

/** The old cohort and those of the days in between, to which a tick that died may have moved the reader. */
function cohortsBefore(old: Cohort, target: Cohort): [Cohort, ...Cohort[]] {
  const days = Math.round((instantOf(target) - instantOf(old)) / DAY_MS);
  const between = Array.from({ length: Math.max(0, days - 1) }, (_, index) => ({
    ...target,
    day: dayOf(instantOf(target) - (index + 1) * DAY_MS),
  }));
  return [old, ...between.filter((cohort) => cohort.day > old.day)];
}

/**
 * Whether the reader's place is empty, and no later one is filled. Leaving empties it before it writes anything else,
 * and a key that nobody has read here before is not an old copy.
 */
async function hasLeft(
  id: string,
  [old, ...between]: [Cohort, ...Cohort[]],
  target: Cohort,
  { kv }: Edges,
): Promise<boolean> {
  const first = await getEnrollment(kv, cohortName(old), id);
  if (first === null || first.reader !== null) return false;
  const later = await Promise.all([...between, target].map((cohort) => getEnrollment(kv, cohortName(cohort), id)));
  return later.every((enrollment) => !enrollment?.reader);
}
