/**
 * Changes of a subscriber's position: joining, pausing, moving, leaving. KV has no transactions, so each is logged
 * before it is made, and a tick finishes what a Worker that died left half done (a write-ahead log). Two changes
 * at two locations within KV's minute may not know of each other; what the subscriber says in the end counts.
 */
import type { Deferrable } from './action.ts';
import { kindOfKey } from './idempotency.ts';
import type { Subscriber } from './subscriber.ts';
import { MINUTE_MS } from './time.ts';

/** How long (ms) another location may not see a write, with room to spare. */
export const UNSEEN_MS = 5 * MINUTE_MS;

/** How long (ms) after subscribers left a tick that could not know may still mail them: Cloudflare ends it after 15 minutes. */
export const CROSSED_MS = UNSEEN_MS + 15 * MINUTE_MS;

/** A lesson that leaves at once, as the confirmation or the request that is logged here tries to send it. */
export interface ImmediateSend {
  /** The slug of the lesson, as it was then. */
  lesson: string;
  /** The key of the first attempt: every later one must carry the same. */
  idempotencyKey: string;
  /** When the first attempt was made (ms). */
  since: number;
}

/** A change that is to be made once no lesson is on its way. */
export interface DeferredRequest {
  kind: 'deferred';
  /** When it was asked for (ms). */
  at: number;
  request: Deferrable;
}

/** A change that is being made, or has been. */
export interface Placement {
  kind: 'placement';
  /** When it was made (ms). */
  at: number;
  /** The subscriber as the change leaves them; `changedAt` is `at`. */
  subscriber: Subscriber;
  /** The cohort that they were in before, if any. */
  from: string | null;
  /** Only for a confirmation that sends lesson 1, and for a lesson that was asked for. */
  pendingSend?: ImmediateSend | undefined;
  /** Only for a move to another address: the record that replaces this one, and its id. */
  successor?: { id: string; subscriber: Subscriber } | undefined;
}

/** A subscriber was deleted; their id still stands in the keys of enrollments that they left, until a tick has renamed these. */
export interface Deletion {
  kind: 'deleted';
  /** When it was asked for (ms). */
  at: number;
  /** The cohorts in which a key may still hold the id. */
  cohorts: string[];
}

export type Transition = Placement | DeferredRequest | Deletion;

/** What is left to do about a change that every location can see by now. */
export interface Settlement {
  /** What the subscriber has to become; null where it is as it should be. */
  subscriber: Subscriber | null;
  /** The cohort in which they have to be enrolled, if any. */
  enrolled: string | null;
  /** The cohorts in which their enrollment has to be empty. */
  emptied: string[];
}

/**
 * Decides what is left to do. A change that never reached the subscriber is made now; one that a later change
 * has replaced only has its cohorts cleared. Leaving outweighs a move within minutes after it, which cannot have
 * known of it, and so it does a confirmation by an older link; only what was asked for later brings them back.
 */
export function settlementOf(change: Placement, subscriber: Subscriber | null): Settlement {
  const redo = leftToDo(change, subscriber);
  const now = redo ?? subscriber ?? change.subscriber;
  const enrolled = now.status === 'active' ? now.cohort : null;
  const touched = [change.from, change.subscriber.cohort, subscriber?.cohort ?? null];
  const emptied = [...new Set(touched)].filter((cohort) => cohort !== null && cohort !== enrolled) as string[];
  return { subscriber: redo, enrolled, emptied };
}

/**
 * Whether a later change did not know of a lesson that this one sent because it was asked for. A lesson 1 is
 * known to all: nobody has a page of their own before it.
 */
export function missesLesson({ at, subscriber, pendingSend }: Placement, later: Subscriber): boolean {
  if (pendingSend === undefined || kindOfKey(pendingSend.idempotencyKey) !== 'now') return false;
  const isLater = (later.changedAt ?? 0) > at && later.restartedAt === subscriber.restartedAt;
  const { lesson } = pendingSend;
  return (
    isLater &&
    (isSubscribed(later) || later.status === 'left') &&
    !later.received.includes(lesson) &&
    later.pendingSend?.lesson !== lesson
  );
}

/** Whether a subscriber is in the course, active or paused. */
export function isSubscribed(
  subscriber: Subscriber | null,
): subscriber is Subscriber & { status: 'active' | 'paused' } {
  return subscriber?.status === 'active' || subscriber?.status === 'paused';
}

function leftToDo(change: Placement, subscriber: Subscriber | null): Subscriber | null {
  if (subscriber === null) return change.subscriber;
  const { changedAt = 0 } = subscriber;
  if (changedAt < change.at) return outweighs(subscriber, change.subscriber) ? null : change.subscriber;
  return changedAt > change.at && outweighs(change.subscriber, subscriber) ? leaveAfter(change, subscriber) : null;
}

/** Whether somebody who is gone stays so, although a change that did not know of it has them in. */
function outweighs(gone: Subscriber, later: Subscriber): boolean {
  const { changedAt: goneAt = 0 } = gone;
  const within = (later.changedAt ?? 0) - goneAt < UNSEEN_MS;
  return !isSubscribed(gone) && isSubscribed(later) && within && later.consent.requestedAt < goneAt;
}

function leaveAfter({ subscriber }: Placement, later: Subscriber): Subscriber {
  return { ...subscriber, cohort: later.cohort, changedAt: (later.changedAt ?? 0) + 1 };
}
