/** What readers change about their course by themselves: pause it, move its time, begin again, be called by another name. */

import type { Subscriber } from '../domain/subscriber.ts';
import { isIn, type Wish } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { putChange } from '../storage/transitions.ts';
import { afterWish } from './apply-request.ts';
import { isOnItsWay, placeOfReader } from './position.ts';
import { changePlace } from './transition.ts';

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
export function pause(id: string, until: string | null, now: number, edges: Edges): Promise<Changed | null> {
  return change(id, { action: 'pause', until }, now, edges);
}

/** Moves a reader's lessons to an hour (0 to 23) of the day in a time zone. Null where nobody is visible with this id. */
export function changeTime(
  id: string,
  { hour, timeZone }: { hour: number; timeZone?: string | undefined },
  now: number,
  edges: Edges,
): Promise<Changed | null> {
  return change(id, { action: 'hour', hour, timeZone }, now, edges);
}

/** Gives a reader another name, or none, from the next mail on. Null where nobody is visible with this id. */
export function rename(id: string, name: string, now: number, edges: Edges): Promise<Changed | null> {
  return change(id, { action: 'name', name }, now, edges);
}

/** Begins the course again from the first lesson, also for who paused or has had it all. Null where nobody is visible with this id. */
export function restart(id: string, now: number, edges: Edges): Promise<Changed | null> {
  return change(id, { action: 'restart' }, now, edges);
}

/** Makes a change at once, or writes down the wish where a lesson is on its way. Null where nobody is visible with this id. */
export async function change(id: string, wish: Wish, now: number, edges: Edges): Promise<Changed | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber === null) return null;
  if (!isIn(subscriber)) return { kind: 'nothing', subscriber };
  const place = await placeOfReader(id, subscriber, now, edges);
  // What was wished for before has to be made before.
  if (isOnItsWay(place) || place.waiting.length > 0) {
    await putChange(edges.kv, id, { kind: 'wished', at: now, wish }, edges.time.sleep);
    return { kind: 'after-lesson', subscriber };
  }
  const after = afterWish(subscriber, place, wish, now, edges);
  if (after === null) return { kind: 'nothing', subscriber };
  return { kind: 'done', subscriber: await changePlace({ id, before: subscriber, after }, now, edges) };
}
