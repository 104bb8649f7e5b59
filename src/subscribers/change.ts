/** What readers change about their course by themselves: pause it, move its time, begin again, be called by another name. */

import type { Subscriber } from '../domain/subscriber.ts';
import { type ChangeRequest, isSubscribed } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { applyRequest } from './apply-request.ts';
import { isInFlight, positionOf } from './position.ts';
import { applyTransition } from './transition.ts';

export type Changed =
  | { kind: 'done'; subscriber: Subscriber }
  /** A lesson is due or on its way just now: the change takes effect right after it. */
  | { kind: 'after-lesson'; subscriber: Subscriber }
  /** Nothing to do: it is so already, the course is over, or they are not in it. */
  | { kind: 'nothing'; subscriber: Subscriber };

/**
 * Pauses a reader's course at `now` (ms): until they resume it, or until the local day (`yyyy-mm-dd`) on which the
 * next lesson comes. Null where nobody is visible with this id.
 */
export function pause(id: string, until: string | null, now: number, services: Services): Promise<Changed | null> {
  return change(id, { action: 'pause', until }, now, services);
}

/** Moves a reader's lessons to an hour (0 to 23) of the day in a time zone. Null where nobody is visible with this id. */
export function changeTime(
  id: string,
  { hour, timeZone }: { hour: number; timeZone?: string | undefined },
  now: number,
  services: Services,
): Promise<Changed | null> {
  return change(id, { action: 'hour', hour, timeZone }, now, services);
}

/** Gives a reader another name, or none, from the next mail on. Null where nobody is visible with this id. */
export function rename(id: string, name: string, now: number, services: Services): Promise<Changed | null> {
  return change(id, { action: 'name', name }, now, services);
}

/** Begins the course again from the first lesson, also for who paused or has had it all. Null where nobody is visible with this id. */
export function restart(id: string, now: number, services: Services): Promise<Changed | null> {
  return change(id, { action: 'restart' }, now, services);
}

/** Makes a change at once, or writes down the wish where a lesson is on its way. Null where nobody is visible with this id. */
export async function change(
  id: string,
  request: ChangeRequest,
  now: number,
  services: Services,
): Promise<Changed | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return null;
  if (!isSubscribed(subscriber)) return { kind: 'nothing', subscriber };
  const position = await positionOf(id, subscriber, now, services);
  // What was wished for before has to be made before.
  if (isInFlight(position) || position.waiting.length > 0) {
    await services.store.transitions.put(id, { kind: 'deferred', at: now, request });
    return { kind: 'after-lesson', subscriber };
  }
  const after = await applyRequest(subscriber, position, request, now, services);
  if (after === null) return { kind: 'nothing', subscriber };
  return { kind: 'done', subscriber: await applyTransition({ id, before: subscriber, after }, now, services) };
}
