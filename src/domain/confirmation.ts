/** What a confirmation means, by what is known of the person who sends it. */
import { lessonToReturnTo } from './lesson.ts';
import { outSince, type Subscriber } from './subscriber.ts';

/** How a subscriber is out of the course. */
type Stopped = Exclude<Subscriber['status'], 'active'>;

export type Confirmation =
  /** From the first lesson, which leaves at once; `before` is what is known of someone who left earlier. */
  | { kind: 'begin'; before: Subscriber | null }
  /** Back after `stopped`: the course goes on with this lesson, at its time. */
  | { kind: 'return'; subscriber: Subscriber; stopped: Stopped; nextLesson: string }
  | { kind: 'already'; subscriber: Subscriber }
  /** The link is older than the subscriber's leaving, which counts. */
  | { kind: 'outdated' };

/** Decides on a link that was issued at `issuedAt` (ms). Someone who had every lesson and comes back begins again. */
export function confirmationOf(
  subscriber: Subscriber | null,
  issuedAt: number,
  course: readonly string[],
): Confirmation {
  if (subscriber?.status === 'active') return { kind: 'already', subscriber };
  // Only a signup after the pause ends it.
  const isOlder = subscriber?.status === 'paused' && issuedAt < (subscriber.pausedAt ?? subscriber.changedAt ?? 0);
  if (isOlder) return { kind: 'already', subscriber };
  if (issuedAt < (outSince(subscriber) ?? issuedAt)) return { kind: 'outdated' };
  const next = subscriber && subscriber.received.length > 0 ? lessonToReturnTo(course, subscriber.received) : null;
  return subscriber && next !== null
    ? { kind: 'return', subscriber, stopped: subscriber.status, nextLesson: next }
    : { kind: 'begin', before: subscriber };
}
