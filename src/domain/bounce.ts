/** Delivery events of a mail after it left, and what they mean for its subscriber. */

import type { Subscriber } from './subscriber.ts';
import { isSubscribed, UNSEEN_MS } from './transition.ts';

/** A mail that bounced, was refused or was marked as spam. Temporary failures are no such event. */
export interface DeliveryEvent {
  /** The subscriber's new status. */
  status: 'bounced' | 'complained' | 'refused';
  /** The reason, short enough to store, without an address. */
  reason: string;
  /** When it happened (ms), however much later it is reported. */
  at: number;
  /** When its mail was made (ms), if that was a lesson of this course; null for any other mail. */
  lessonMadeAt: number | null;
}

export type Verdict =
  | { kind: 'nothing' }
  /** The subscriber must be deactivated. */
  | { kind: 'deactivate'; subscriber: Subscriber }
  /** The subscriber is inactive already, for a lesser reason: this is their new record. */
  | { kind: 'mark'; subscriber: Subscriber }
  /** The record visible here is older than the event's lesson: the event has to be sent again. */
  | { kind: 'later' };

const NOTHING: Verdict = { kind: 'nothing' };

/**
 * Decides what an event changes about its subscriber, as they are seen at `now` (ms). An event from before their latest
 * consent changes nothing: they signed up again. The order of events and
 * how often each comes do not matter: a complaint stands, whatever came before or after it.
 */
export function verdictOn(event: DeliveryEvent, subscriber: Subscriber | null, now: number): Verdict {
  if (isUnseen(event, subscriber, now)) return { kind: 'later' };
  if (subscriber === null || event.at < subscriber.consent.confirmedAt) return NOTHING;
  if (isStillSubscribed(subscriber)) return { kind: 'deactivate', subscriber };
  const outweighs = event.status === 'complained' && subscriber.status !== 'complained';
  return outweighs
    ? {
        kind: 'mark',
        subscriber: { ...subscriber, status: event.status, reason: event.reason, complainedAt: event.at },
      }
    : NOTHING;
}

/** `isSubscribed` without its type guard, which would narrow everyone else to null. */
const isStillSubscribed = (subscriber: Subscriber): boolean => isSubscribed(subscriber);

/**
 * Whether the subscriber has confirmed at another location that is not visible here yet: a lesson can bounce seconds
 * after that, and it went to nobody whom this location knows, or to somebody who had left by then.
 */
function isUnseen({ at, lessonMadeAt }: DeliveryEvent, subscriber: Subscriber | null, now: number): boolean {
  if (lessonMadeAt === null || now - at >= UNSEEN_MS) return false;
  return subscriber === null || (!isStillSubscribed(subscriber) && lessonMadeAt > (subscriber.leftAt ?? 0));
}
