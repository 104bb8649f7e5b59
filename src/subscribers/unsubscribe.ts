/** A reader leaves: no mail from now on. Their place is remembered, should they come back. */

import type { Subscriber } from '../domain/subscriber.ts';
import { isIn } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { removeWelcome } from '../storage/pending-sends.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { placeOfReader, type ReaderPlace } from './position.ts';
import { changePlace } from './transition.ts';

/** So many moves of address are followed: old copies of two of them may lead in a circle. */
const MOST_MOVES = 5;

/**
 * Takes a reader off the course at `now` (ms); leaving twice is leaving once. Null where nobody has this id:
 * somebody who confirmed a minute ago at another location may not be visible here yet.
 */
export async function leave(
  id: string,
  now: number,
  edges: Edges,
  { reason = null, moves = MOST_MOVES }: Leaving = {},
): Promise<Subscriber | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  // A mail to the address before leaves for the one after it, and is not told which that is.
  if (subscriber?.movedTo !== undefined) {
    const heir = moves > 0 ? await leave(subscriber.movedTo, now, edges, { reason, moves: moves - 1 }) : null;
    return heir && subscriber;
  }
  if (!isIn(subscriber)) return subscriber;
  const place = await placeOfReader(id, subscriber, now, edges);
  const leftPaused = subscriber.status === 'paused' || undefined;
  const why = { status: 'left', leftPaused, leaveReason: reason ?? undefined } as const;
  return takeOff({ id, subscriber, place }, why, now, edges);
}

interface Leaving {
  /** Why they leave, if they said so. */
  reason?: string | null;
  /** So many moves to another address are followed. */
  moves?: number;
}

interface Leaver {
  id: string;
  subscriber: Subscriber;
  place: Pick<ReaderPlace, 'received' | 'lastLessonAt' | 'inDoubt' | 'welcome'> &
    Partial<Pick<ReaderPlace, 'receivedAt'>>;
}

/** Ends a reader's course, by their wish or because their address takes no mail. Sending stops first. */
export async function takeOff(
  { id, subscriber, place }: Leaver,
  why: Pick<Subscriber, 'status' | 'reason' | 'leftPaused' | 'leaveReason'>,
  now: number,
  edges: Edges,
): Promise<Subscriber> {
  const { received, receivedAt = subscriber.receivedAt, lastLessonAt, inDoubt, welcome } = place;
  const after: Subscriber = {
    ...subscriber,
    ...why,
    leftAt: now,
    received,
    receivedAt,
    ...(inDoubt ? { inDoubt } : {}),
    ...(welcome
      ? { welcome: { lesson: welcome.lesson, idempotencyKey: welcome.idempotencyKey, since: welcome.since } }
      : {}),
    ...(lastLessonAt === null ? {} : { lastLessonAt }),
  };
  const gone = await changePlace({ id, before: subscriber, after }, now, edges);
  if (welcome) await removeWelcome(edges.kv, id, edges.time.sleep);
  return gone;
}
