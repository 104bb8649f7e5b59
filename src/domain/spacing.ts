/** How far apart lessons are: what a subscriber's last one means for the next. */
import { CLOSED_BEFORE_MS, MIN_GAP_MS } from './cohort.ts';
import type { Subscriber } from './subscriber.ts';

/** What a subscriber has had, and when, as far as it is known (ms). */
export interface Had {
  received: readonly string[];
  receivedAt: Readonly<Record<string, number>>;
  /** When the last lesson of a batch, or one that they asked for, left; null where none has. */
  lastLessonAt: number | null;
}

/** When the subscriber's last lesson left (ms); that of their confirmation counts. Undefined where they had none. */
export function lastLessonOf({ consent }: Subscriber, { received, receivedAt, lastLessonAt }: Had): number | undefined {
  if (lastLessonAt !== null) return lastLessonAt;
  const last = received.at(-1);
  return last === undefined ? undefined : (receivedAt[last] ?? consent.confirmedAt);
}

/** From when on (ms) the next lesson can leave: twelve hours after the last one, six after that of a confirmation. */
export function nextNotBefore(subscriber: Subscriber, had: Had): number {
  const gap = had.lastLessonAt === null ? CLOSED_BEFORE_MS : MIN_GAP_MS;
  const last = lastLessonOf(subscriber, had);
  return last === undefined ? 0 : last + gap;
}
