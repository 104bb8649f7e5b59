/** Moving a subscriber's lessons to another hour of the day, or to another time zone. */

import type { ActionOf } from '../domain/action.ts';
import { localDay, startOfDay } from '../domain/pause.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Services } from '../services.ts';
import { isPausedUntil } from './pause.ts';
import { type Enrolled, withProgress } from './position.ts';
import { withNextCohort } from './transition.ts';

/**
 * What rescheduling writes: the hour and the zone, and a place in the next cohort at that hour; while they are paused,
 * the hour and the zone alone. Null where it is so already, or no lesson is left.
 */
export async function afterReschedule(
  { subscriber, position }: Enrolled,
  { hour, timeZone: newZone }: ActionOf<'hour'>,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  const timeZone = newZone ?? subscriber.timeZone;
  const isSo = (subscriber.sendHour ?? services.config.sendHour) === hour && subscriber.timeZone === timeZone;
  if (isSo) return null;
  const moved = { ...withProgress(subscriber, position), sendHour: hour, timeZone };
  if (subscriber.status === 'paused') return moved;
  if (position.next === null) return null;
  // The day that they have chosen is the same one on another clock.
  const { pausedUntil = 0 } = subscriber;
  const day = isPausedUntil(subscriber, now) ? localDay(pausedUntil, subscriber.timeZone) : null;
  return withNextCohort(
    day === null ? moved : { ...moved, pausedUntil: startOfDay(day, timeZone) },
    position.next,
    now,
    services,
  );
}
