/** Subscribers who had left come back: by their own page, by a new confirmation, or by taking a deletion back. */
import { slugsOf } from '../course/course.ts';
import type { ActionResult } from '../domain/action.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { withDoubtSettled } from './position.ts';
import { commit, logTransition, withNextCohort } from './transition.ts';

/**
 * Takes unsubscribing back at `now` (ms): the course goes on, stays paused, or stays over, as it was. Null where nobody
 * is visible with this id.
 */
export async function rejoin(id: string, now: number, services: Services): Promise<ActionResult | null> {
  const known = await services.store.subscribers.get(id);
  if (known === null) return null;
  if (known.status !== 'left' || known.movedTo !== undefined) return { kind: 'nothing', subscriber: known };
  const before = await withDoubtSettled(id, known, now, services);
  const { leftAt: _, inDoubt: __, pendingSend: ___, leaveReason: ____, leftPaused, ...kept } = before;
  const consent = { ...kept.consent, requestedAt: now, confirmedAt: now };
  const after: Subscriber = { ...kept, consent, status: leftPaused ? 'paused' : 'active' };
  return { kind: 'done', subscriber: await reactivate({ id, before, after }, now, services) };
}

interface Return {
  id: string;
  /** The subscriber as they left. */
  before: Subscriber;
  /** As they are from now on, but for their cohort. */
  after: Subscriber;
}

/**
 * Brings a subscriber back at `now` (ms), with the lesson that comes next for them. A lesson that was not surely away
 * as they left is tried again by the next tick, under the key that it had: it may have arrived.
 */
export async function reactivate({ id, before, after }: Return, now: number, services: Services): Promise<Subscriber> {
  const { pendingSend } = before;
  const placed = await inNextCohort(pendingSend ? withLesson(after, pendingSend, now) : after, now, services);
  const change = await logTransition({ id, before, after: placed }, now, services, pendingSend);
  const { address, name } = placed;
  if (pendingSend) await services.store.pendingSends.put(id, { address, name, ...pendingSend, at: now });
  return commit(id, change, services);
}

function withLesson(
  subscriber: Subscriber,
  { lesson, idempotencyKey, since }: NonNullable<Subscriber['pendingSend']>,
  now: number,
): Subscriber {
  return {
    ...subscriber,
    received: [...subscriber.received, lesson],
    receivedAt: { ...subscriber.receivedAt, [lesson]: since },
    lastLessonAt: kindOfKey(idempotencyKey) === 'now' ? now : subscriber.lastLessonAt,
  };
}

async function inNextCohort(subscriber: Subscriber, now: number, services: Services): Promise<Subscriber> {
  if (subscriber.status === 'paused') return subscriber;
  const next = lessonToReturnTo(slugsOf(services.course), subscriber.received);
  return next === null
    ? { ...subscriber, status: 'active', cohort: null }
    : withNextCohort(subscriber, next, now, services);
}
