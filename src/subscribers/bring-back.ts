/** A reader who had left takes part again, with the lesson that comes next for them. */
import { slugsOf } from '../course/course.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { commit, logTransition, withNextCohort } from './transition.ts';

interface Return {
  id: string;
  /** The reader as they left. */
  before: Subscriber;
  /** As they are from now on, but for their place. */
  reader: Subscriber;
}

/**
 * Brings a reader back at `now` (ms). A lesson that was not surely away as they left is tried again by the next tick,
 * under the key that it had: it may have arrived.
 */
export async function bringBack({ id, before, reader }: Return, now: number, services: Services): Promise<Subscriber> {
  const { pendingSend } = before;
  const after = await inTheirPlace(pendingSend ? withLesson(reader, pendingSend, now) : reader, now, services);
  const change = await logTransition({ id, before, after }, now, services, pendingSend);
  const { address, name } = after;
  if (pendingSend) await services.store.pendingSends.put(id, { address, name, ...pendingSend, at: now });
  return commit(id, change, services);
}

function withLesson(
  reader: Subscriber,
  { lesson, idempotencyKey, since }: NonNullable<Subscriber['pendingSend']>,
  now: number,
): Subscriber {
  return {
    ...reader,
    received: [...reader.received, lesson],
    receivedAt: { ...reader.receivedAt, [lesson]: since },
    lastLessonAt: kindOfKey(idempotencyKey) === 'now' ? now : reader.lastLessonAt,
  };
}

async function inTheirPlace(reader: Subscriber, now: number, services: Services): Promise<Subscriber> {
  if (reader.status === 'paused') return reader;
  const next = lessonToReturnTo(slugsOf(services.course), reader.received);
  return next === null ? { ...reader, status: 'active', cohort: null } : withNextCohort(reader, next, now, services);
}
