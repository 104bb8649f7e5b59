/** A reader leaves: no mail from now on. Their place is remembered, should they come back. */
import { parseCohort } from '../core/cohort.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { emptyEnrollment } from '../kv/enrollments.ts';
import { getSubscriber, putSubscriber } from '../kv/subscribers.ts';
import { removeWelcome } from '../kv/welcomes.ts';
import { placeOfReader, type ReaderPlace } from './place.ts';

/**
 * Takes a reader off the course at `now` (ms); leaving twice is leaving once. Null where nobody has this id:
 * somebody who confirmed a minute ago at another location may not be visible here yet.
 */
export async function leave(id: string, now: number, edges: Edges): Promise<Subscriber | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber?.status !== 'active') return subscriber;
  const { inDoubt, ...place } = await placeOfReader(id, subscriber, now, edges);
  const had = inDoubt === null ? place : { ...place, received: [...place.received, inDoubt], lastLessonAt: now };
  return takeOff({ id, subscriber, place: had }, { status: 'left' }, now, edges);
}

interface Leaver {
  id: string;
  subscriber: Subscriber;
  place: Pick<ReaderPlace, 'received' | 'lastLessonAt' | 'welcome'>;
}

/** Ends a reader's course, by their wish or because their address takes no mail. Sending stops first. */
export async function takeOff(
  { id, subscriber, place }: Leaver,
  why: Pick<Subscriber, 'status' | 'reason'>,
  now: number,
  edges: Edges,
): Promise<Subscriber> {
  const { kv, course, time } = edges;
  const cohort = parseCohort(subscriber.cohort ?? '');
  if (cohort) await emptyEnrollment(kv, { cohort, id, lessons: course.lessons.length, now }, time.sleep);
  if (place.welcome) await removeWelcome(kv, id, time.sleep);
  const gone: Subscriber = {
    ...subscriber,
    ...why,
    leftAt: now,
    received: place.received,
    ...(place.welcome ? { welcomeKey: place.welcome.idempotencyKey } : {}),
    ...(place.lastLessonAt === null ? {} : { lastLessonAt: place.lastLessonAt }),
  };
  await putSubscriber(kv, id, gone, time.sleep);
  return gone;
}
