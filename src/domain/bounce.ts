/** What became of a mail after it left, and what that means for its reader. */

import type { Subscriber } from './subscriber.ts';
import { isSubscribed, UNSEEN_MS } from './transition.ts';

/** A mail that did not reach its reader, or that they did not want; softer troubles are no such event. */
export interface DeliveryEvent {
  /** What it makes of the reader. */
  status: 'bounced' | 'complained' | 'refused';
  /** Why, in words fit to be kept. */
  reason: string;
  /** When it happened (ms), however much later it is told. */
  at: number;
  /** When its mail was made (ms), if that was a lesson of this course; null for any other mail. */
  lessonMadeAt: number | null;
}

export type Verdict =
  | { kind: 'nothing' }
  /** The reader takes part, and must not any more. */
  | { kind: 'take-off'; subscriber: Subscriber }
  /** The reader is off already, for a lesser reason: this is what is to be kept of them from now on. */
  | { kind: 'mark'; subscriber: Subscriber }
  /** What is visible here of the reader is older than the event's lesson: to be asked again. */
  | { kind: 'later' };

const NOTHING: Verdict = { kind: 'nothing' };

/**
 * Decides what an event changes about the person that its mail went to, as they are seen at `now` (ms). An event
 * from before their latest consent changes nothing: they signed up anew by themselves. The order of events and
 * how often each comes do not matter: a complaint stands, whatever came before or after it.
 */
export function verdictOn(event: DeliveryEvent, subscriber: Subscriber | null, now: number): Verdict {
  if (isUnseen(event, subscriber, now)) return { kind: 'later' };
  if (subscriber === null || event.at < subscriber.consent.confirmedAt) return NOTHING;
  if (takesPart(subscriber)) return { kind: 'take-off', subscriber };
  const outweighs = event.status === 'complained' && subscriber.status !== 'complained';
  return outweighs
    ? {
        kind: 'mark',
        subscriber: { ...subscriber, status: event.status, reason: event.reason, complainedAt: event.at },
      }
    : NOTHING;
}

/** `isIn` would have it that whoever does not take part is null. */
const takesPart = (subscriber: Subscriber): boolean => isSubscribed(subscriber);

/**
 * Whether the reader has confirmed at another location that is not visible here yet: a lesson can bounce seconds
 * after that, and it went to nobody whom this location knows, or to somebody who had left by then.
 */
function isUnseen({ at, lessonMadeAt }: DeliveryEvent, subscriber: Subscriber | null, now: number): boolean {
  if (lessonMadeAt === null || now - at >= UNSEEN_MS) return false;
  return subscriber === null || (!takesPart(subscriber) && lessonMadeAt > (subscriber.leftAt ?? 0));
}
