/** Ways back: going on after a pause, and going on where one was before beginning again. */

import type { Subscriber } from '../domain/subscriber.ts';
import type { DeferredRequest } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { isPausedUntil } from './apply-request.ts';
import { type Changed, change } from './change.ts';
import { deferredRequests } from './position.ts';

/**
 * Goes on with a paused course, whether the pause has an end or not, and takes back one that waits for a lesson. Null
 * where nobody is visible with this id.
 */
export function resume(id: string, now: number, services: Services): Promise<Changed | null> {
  const isMade = (reader: Subscriber) => reader.status === 'paused' || isPausedUntil(reader, now);
  return undo({ waiting: 'pause', isMade, by: 'resume' }, id, now, services);
}

/**
 * Takes back beginning again: the course goes on where the reader was, or stays over. Null where nobody is visible
 * with this id.
 */
export function undoRestart(id: string, now: number, services: Services): Promise<Changed | null> {
  const isMade = (reader: Subscriber) => reader.restartedFrom !== undefined;
  return undo({ waiting: 'restart', isMade, by: 'undo-restart' }, id, now, services);
}

interface Undo {
  /** What is forgotten where it still waits for a lesson. */
  waiting: DeferredRequest['request']['action'];
  /** Whether there is anything to undo that has been made. */
  isMade(reader: Subscriber): boolean;
  by: 'resume' | 'undo-restart';
}

async function undo(
  { waiting, isMade, by }: Undo,
  id: string,
  now: number,
  services: Services,
): Promise<Changed | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return null;
  const isTakenBack = await takeBack(waiting, id, services);
  const changed: Changed | null = isMade(subscriber)
    ? await change(id, { action: by }, now, services)
    : { kind: 'nothing', subscriber };
  return changed?.kind === 'nothing' && isTakenBack ? { ...changed, kind: 'done' } : changed;
}

/** Forgets what waits for a lesson; true if anything did. */
async function takeBack(
  action: DeferredRequest['request']['action'],
  id: string,
  services: Services,
): Promise<boolean> {
  const wishes = (await deferredRequests(id, services)).filter(({ request }) => request.action === action);
  for (const { at } of wishes) await services.store.transitions.delete(id, at);
  return wishes.length > 0;
}
