/**
 * A subscriber asks for the next lesson now: it is logged first, then the lesson leaves, then they join a cohort for
 * the one after it. It is sent as a confirmation sends lesson 1: once, whatever fails, since ticks finish it.
 */

import { slugsOf } from '../course/course.ts';
import type { ActionResult } from '../domain/action.ts';
import { MIN_GAP_MS, parseCohort } from '../domain/cohort.ts';
import { nowKey } from '../domain/idempotency.ts';
import { nextLesson } from '../domain/lesson.ts';
import { instantOf } from '../domain/slot.ts';
import { nextNotBefore } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type ImmediateSend, isSubscribed, type Placement } from '../domain/transition.ts';
import type { Services } from '../services.ts';
import { tryImmediately } from './immediate-send.ts';
import { isInFlight, lessonAhead, type Position, positionOf, withProgress } from './position.ts';
import { commit, logTransition, withNextCohort } from './transition.ts';

/**
 * Sends a subscriber their next lesson at `now` (ms). Twice is once. `after-lesson`: it is on its way already. Null
 * where nobody is visible with this id.
 */
export async function sendNow(id: string, now: number, services: Services): Promise<ActionResult | null> {
  const subscriber = await services.store.subscribers.get(id);
  if (subscriber === null) return null;
  if (!isSubscribed(subscriber)) return { kind: 'nothing', subscriber };
  const position = await positionOf(id, subscriber, now, services);
  if (isInFlight(position)) return { kind: 'after-lesson', subscriber };
  const lesson = lessonAhead(subscriber, position, services);
  if (lesson === null) return { kind: 'nothing', subscriber };
  const notBefore = nextNotBefore(subscriber, position);
  if (notBefore > now) return { kind: 'too-soon', notBefore, subscriber };
  return send({ id, before: subscriber, position, lesson }, now, services);
}

interface NextLesson {
  id: string;
  before: Subscriber;
  position: Position;
  lesson: string;
}

async function send(
  { id, before, position, lesson }: NextLesson,
  now: number,
  services: Services,
): Promise<ActionResult> {
  const { deployment } = services.config;
  const first: ImmediateSend = {
    lesson,
    idempotencyKey: nowKey(deployment, id, lesson, before.restartedAt),
    since: now,
  };
  const had = withLesson(withProgress(before, position), lesson, now);
  const after = await inNextCohort(had, now, services);
  const change = await logTransition({ id, before, after }, now, services, first);
  const outcome = await tryImmediately({ id, address: before.address, name: before.name }, first, now, services);
  switch (outcome.kind) {
    case 'refused':
      await services.store.transitions.delete(id, change.at);
      return { kind: 'refused', subscriber: before };
    case 'sent':
    case 'already': {
      const made = await afterAnswer(id, before, change, services);
      return { kind: 'done', subscriber: await commit(id, made, services) };
    }
    default:
      return { kind: 'delayed', subscriber: await commit(id, change, services) };
  }
}

function withLesson(subscriber: Subscriber, lesson: string, now: number): Subscriber {
  return {
    ...subscriber,
    received: [...subscriber.received, lesson],
    receivedAt: { ...subscriber.receivedAt, [lesson]: now },
    lastLessonAt: now,
    restartedFrom: undefined,
  };
}

/** A pause stays a pause; who has had the last lesson is in no cohort, or theirs would bring it again. */
async function inNextCohort(subscriber: Subscriber, now: number, services: Services): Promise<Subscriber> {
  if (subscriber.status === 'paused') return subscriber;
  const next = nextLesson(slugsOf(services.course), { sent: subscriber.received });
  return next === null
    ? { ...subscriber, cohort: null, pausedUntil: undefined }
    : withNextCohort(subscriber, next, now, services);
}

/** The change as it is to be made once the lesson has left, which may take a minute: twelve hours are counted from then. */
async function afterAnswer(id: string, before: Subscriber, change: Placement, services: Services): Promise<Placement> {
  const now = services.time.now();
  const { subscriber, pendingSend } = change;
  const cohort = subscriber.status === 'active' ? parseCohort(subscriber.cohort ?? '') : null;
  if (cohort === null || instantOf(cohort) - now >= MIN_GAP_MS) return change;
  const after = await inNextCohort({ ...subscriber, lastLessonAt: now }, now, services);
  return logTransition({ id, before, after }, now, services, pendingSend);
}
