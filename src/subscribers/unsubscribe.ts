/** A subscriber leaves: no mail from now on. Their position is remembered, should they come back. */

import type { ActionResult } from '../domain/action.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { type Position, positionOf } from './position.ts';
import { applyTransition } from './transition.ts';

/** So many moves of address are followed: old copies of two of them may lead in a circle. */
const MAX_MOVES = 5;

/**
 * Takes a subscriber off the course at `now` (ms); leaving twice is leaving once. Null where nobody has this id:
 * somebody who confirmed a minute ago at another location may not be visible here yet.
 */
export async function unsubscribe(
  id: string,
  now: number,
  services: Services,
  { reason = null, moves = MAX_MOVES }: UnsubscribeOptions = {},
): Promise<Subscriber | null> {
  const subscriber = await services.store.subscribers.get(id);
  // A mail to the address before leaves for the one after it, and is not told which that is.
  if (subscriber?.movedTo !== undefined) {
    const successor =
      moves > 0 ? await unsubscribe(subscriber.movedTo, now, services, { reason, moves: moves - 1 }) : null;
    return successor && subscriber;
  }
  if (!isSubscribed(subscriber)) return subscriber;
  const position = await positionOf(id, subscriber, now, services);
  const leftPaused = subscriber.status === 'paused' || undefined;
  const why = { status: 'left', leftPaused, leaveReason: reason ?? undefined } as const;
  return deactivate({ id, subscriber, position }, why, now, services);
}

interface UnsubscribeOptions {
  /** Why they leave, if they said so. */
  reason?: string | null;
  /** So many moves to another address are followed. */
  moves?: number;
}

interface Deactivation {
  id: string;
  subscriber: Subscriber;
  position: Pick<Position, 'received' | 'lastLessonAt' | 'inDoubt' | 'pendingSend'> &
    Partial<Pick<Position, 'receivedAt'>>;
}

/** Ends a subscriber's course, at their request or because their address takes no mail. Sending stops first. */
export async function deactivate(
  { id, subscriber, position }: Deactivation,
  why: Pick<Subscriber, 'status' | 'reason' | 'leftPaused' | 'leaveReason'>,
  now: number,
  services: Services,
): Promise<Subscriber> {
  const { received, receivedAt = subscriber.receivedAt, lastLessonAt, inDoubt, pendingSend } = position;
  const after: Subscriber = {
    ...subscriber,
    ...why,
    leftAt: now,
    received,
    receivedAt,
    ...(inDoubt ? { inDoubt } : {}),
    ...(pendingSend
      ? {
          pendingSend: {
            lesson: pendingSend.lesson,
            idempotencyKey: pendingSend.idempotencyKey,
            since: pendingSend.since,
          },
        }
      : {}),
    ...(lastLessonAt === null ? {} : { lastLessonAt }),
  };
  const gone = await applyTransition({ id, before: subscriber, after }, now, services);
  if (pendingSend) await services.store.pendingSends.delete(id);
  return gone;
}

/**
 * Remembers why a subscriber left, or forgets it (null). Nothing else about them changes; for those who have not left,
 * nothing at all. Null where nobody is visible with this id.
 */
export async function giveReason(id: string, reason: string | null, services: Services): Promise<ActionResult | null> {
  const known = await services.store.subscribers.get(id);
  if (known === null) return null;
  if (known.status !== 'left') return { kind: 'nothing', subscriber: known };
  const subscriber = { ...known, leaveReason: reason ?? undefined };
  await services.store.subscribers.put(id, subscriber);
  return { kind: 'done', subscriber };
}
