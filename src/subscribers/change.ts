/**
 * Changes of a subscriber's course: pausing, resuming, rescheduling, renaming, restarting. What each writes is a rule of
 * its own; here is when it is made: at once, or right after a lesson that is on its way.
 */

import type { ActionResult, CourseChange } from '../domain/action.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { afterPause, afterResume, isPaused } from './pause.ts';
import { deferredRequests, type Enrolled, isInFlight, positionOf } from './position.ts';
import { afterReschedule } from './reschedule.ts';
import { afterRestart, afterUndoRestart } from './restart.ts';
import { applyTransition } from './transition.ts';

/** The subscriber after a change at `now` (ms); null where there is nothing to do. */
export async function afterChange(
  enrolled: Enrolled,
  change: CourseChange,
  now: number,
  services: Services,
): Promise<Subscriber | null> {
  switch (change.action) {
    case 'pause':
      return afterPause(enrolled, change, now, services);
    case 'resume':
      return afterResume(enrolled, change, now, services);
    case 'hour':
      return afterReschedule(enrolled, change, now, services);
    case 'name':
      return afterRename(enrolled.subscriber, change.name);
    case 'restart':
      return afterRestart(enrolled, change, now, services);
    case 'undo-restart':
      return afterUndoRestart(enrolled, change, now, services);
  }
}

/** What renaming writes: the name, from the next mail on. */
function afterRename(subscriber: Subscriber, name: string): Subscriber | null {
  return subscriber.name === name ? null : { ...subscriber, name };
}

/**
 * Makes a change at `now` (ms), or stores it as deferred where a lesson is on its way. Resuming and undoing a restart
 * also take back a pause and a restart that still wait. Null where nobody is visible with this id.
 */
export async function changeCourse(
  id: string,
  change: CourseChange,
  now: number,
  services: Services,
): Promise<ActionResult | null> {
  switch (change.action) {
    case 'resume':
      return undo(id, { change, waiting: 'pause', isMade: (subscriber) => isPaused(subscriber, now) }, now, services);
    case 'undo-restart': {
      const isMade = ({ restartedFrom }: Subscriber) => restartedFrom !== undefined;
      return undo(id, { change, waiting: 'restart', isMade }, now, services);
    }
    default:
      return makeOrDefer(id, change, now, services);
  }
}

async function makeOrDefer(
  id: string,
  change: CourseChange,
  now: number,
  services: Services,
): Promise<ActionResult | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return null;
  if (!isSubscribed(subscriber)) return { kind: 'nothing', subscriber };
  const position = await positionOf(id, subscriber, now, services);
  // What was asked for before has to be made before.
  if (isInFlight(position) || position.waiting.length > 0) {
    await services.store.transitions.put(id, { kind: 'deferred', at: now, request: change });
    return { kind: 'after-lesson', subscriber };
  }
  const after = await afterChange({ subscriber, position }, change, now, services);
  if (after === null) return { kind: 'nothing', subscriber };
  return { kind: 'done', subscriber: await applyTransition({ id, before: subscriber, after }, now, services) };
}

interface Undo {
  change: CourseChange;
  /** What is forgotten where it still waits for a lesson. */
  waiting: CourseChange['action'];
  /** Whether there is anything to undo that has been made. */
  isMade(subscriber: Subscriber): boolean;
}

async function undo(
  id: string,
  { change, waiting, isMade }: Undo,
  now: number,
  services: Services,
): Promise<ActionResult | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return null;
  const isTakenBack = await forgetDeferred(id, waiting, services);
  const result: ActionResult | null = isMade(subscriber)
    ? await makeOrDefer(id, change, now, services)
    : { kind: 'nothing', subscriber };
  return result?.kind === 'nothing' && isTakenBack ? { ...result, kind: 'done' } : result;
}

/** Forgets what waits for a lesson; true if anything did. */
async function forgetDeferred(id: string, action: CourseChange['action'], services: Services): Promise<boolean> {
  const requests = (await deferredRequests(id, services)).filter(({ request }) => request.action === action);
  for (const { at } of requests) await services.store.transitions.delete(id, at);
  return requests.length > 0;
}
