/** Changes a reader's place: written down first, so that the tick can finish it, then made in an order that fails safe. */
import type { FirstLesson, MadeChange } from '../core/change.ts';
import { type Cohort, cohortName, cohortToJoin, parseCohort } from '../core/cohort.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { putChange } from '../kv/changes.ts';
import { emptyEnrollment, enroll } from '../kv/enrollments.ts';
import { putSubscriber } from '../kv/subscribers.ts';

interface Step {
  id: string;
  /** The reader before; null where nothing was known of them. */
  before: Subscriber | null;
  /** The reader as they are to be. */
  after: Subscriber;
}

/**
 * Makes a change that counts from `at` (ms), now as a rule. The old place is emptied first: whatever fails then, nobody is mailed in two
 * cohorts, nor after leaving. Returns the reader as they are now.
 */
export async function changePlace(step: Step, at: number, edges: Edges): Promise<Subscriber> {
  const change = await writeDown(step, at, edges);
  return carryOut(step.id, change, edges);
}

/** Writes a change down without making it; a confirmation tries lesson 1 in between. */
export async function writeDown(
  { id, before, after }: Step,
  at: number,
  { kv, time }: Edges,
  welcome?: FirstLesson,
): Promise<MadeChange> {
  const subscriber = { ...after, changedAt: at };
  const from = before?.status === 'active' ? before.cohort : null;
  const change: MadeChange = { kind: 'made', at, subscriber, from, ...(welcome ? { welcome } : {}) };
  await putChange(kv, id, change, time.sleep);
  return change;
}

/** Makes a change that was written down. */
export async function carryOut(
  id: string,
  { at: now, from, subscriber }: MadeChange,
  edges: Edges,
): Promise<Subscriber> {
  const { kv, course, time } = edges;
  const stays = subscriber.status === 'active' && subscriber.cohort === from;
  const old = stays ? null : parseCohort(from ?? '');
  if (old) await emptyEnrollment(kv, { cohort: old, id, lessons: course.lessons.length, now }, time.sleep);
  await putSubscriber(kv, id, subscriber, time.sleep);
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort && subscriber.status === 'active') await enrollIn(cohort, id, subscriber, edges);
  return subscriber;
}

/** Gives a reader their place in a cohort. */
export async function enrollIn(cohort: Cohort, id: string, subscriber: Subscriber, edges: Edges): Promise<void> {
  const { address, name, received } = subscriber;
  const reader = { address, name, received };
  await enroll(edges.kv, { cohort, id, reader, lessons: edges.course.lessons.length }, edges.time.sleep);
}

/** The reader, active in the first cohort that is open to them at `now` (ms) and goes on with the lesson `next`. */
export function joining(subscriber: Subscriber, next: string, now: number, { config }: Edges): Subscriber {
  const { timeZone, sendHour = config.sendHour, lastLessonAt } = subscriber;
  const cohort = cohortName(cohortToJoin(now, { timeZone, sendHour, lastLessonAt }, next));
  return { ...subscriber, status: 'active', cohort };
}
