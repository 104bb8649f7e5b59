/**
 * A reader asks for the next lesson now: it is written down first, then the lesson leaves, then they join a cohort for
 * the one after it. It is sent as a confirmation sends lesson 1: once, whatever fails, since ticks finish it.
 */

import { slugsOf } from '../course/course.ts';
import { LEAST_GAP_MS, parseCohort } from '../domain/cohort.ts';
import { nowKey } from '../domain/idempotency.ts';
import { nextLesson } from '../domain/lesson.ts';
import { instantOf } from '../domain/slot.ts';
import { nextNotBefore } from '../domain/spacing.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type FirstLesson, isIn, type MadeChange } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { getSubscriber } from '../storage/subscribers.ts';
import { removeChange } from '../storage/transitions.ts';
import { lessonAhead, takingAlong } from './apply-request.ts';
import type { Changed } from './change.ts';
import { tryLesson } from './first-lesson.ts';
import { isOnItsWay, placeOfReader, type ReaderPlace } from './position.ts';
import { carryOut, joining, writeDown } from './transition.ts';

export type Sent =
  /** `after-lesson`: the lesson is on its way already. `nothing`: none is left, or they are not in the course. */
  | Changed
  /** The last one was less than twelve hours ago; from `notBefore` (ms) on the next one can leave. */
  | { kind: 'too-soon'; notBefore: number; subscriber: Subscriber }
  /** It is not surely away; the ticks try again. */
  | { kind: 'delayed'; subscriber: Subscriber }
  /** Resend takes no mail for this address; nothing was sent, and nothing has changed. */
  | { kind: 'refused'; subscriber: Subscriber };

/** Sends a reader their next lesson at `now` (ms). Twice is once. Null where nobody is visible with this id. */
export async function sendNext(id: string, now: number, edges: Edges): Promise<Sent | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber === null) return null;
  if (!isIn(subscriber)) return { kind: 'nothing', subscriber };
  const place = await placeOfReader(id, subscriber, now, edges);
  if (isOnItsWay(place)) return { kind: 'after-lesson', subscriber };
  const lesson = lessonAhead(subscriber, place, edges);
  if (lesson === null) return { kind: 'nothing', subscriber };
  const notBefore = nextNotBefore(subscriber, place);
  if (notBefore > now) return { kind: 'too-soon', notBefore, subscriber };
  return send({ id, before: subscriber, place, lesson }, now, edges);
}

interface Request {
  id: string;
  before: Subscriber;
  place: ReaderPlace;
  lesson: string;
}

async function send({ id, before, place, lesson }: Request, now: number, edges: Edges): Promise<Sent> {
  const { deployment } = edges.config;
  const first: FirstLesson = {
    lesson,
    idempotencyKey: nowKey(deployment, id, lesson, before.restartedAt),
    since: now,
  };
  const had = withLesson(takingAlong(before, place), lesson, now);
  const change = await writeDown({ id, before, after: inNextPlace(had, now, edges) }, now, edges, first);
  const outcome = await tryLesson({ id, address: before.address, name: before.name }, first, now, edges);
  switch (outcome.kind) {
    case 'refused':
      await removeChange(edges.kv, id, change.at, edges.time.sleep);
      return { kind: 'refused', subscriber: before };
    case 'sent':
    case 'already': {
      const made = await afterAnswer(id, before, change, edges);
      return { kind: 'done', subscriber: await carryOut(id, made, edges) };
    }
    default:
      return { kind: 'delayed', subscriber: await carryOut(id, change, edges) };
  }
}

function withLesson(reader: Subscriber, lesson: string, now: number): Subscriber {
  return {
    ...reader,
    received: [...reader.received, lesson],
    receivedAt: { ...reader.receivedAt, [lesson]: now },
    lastLessonAt: now,
    restartedFrom: undefined,
  };
}

/** A pause stays a pause; who has had the last lesson is in no cohort, or theirs would bring it again. */
function inNextPlace(reader: Subscriber, now: number, edges: Edges): Subscriber {
  if (reader.status === 'paused') return reader;
  const next = nextLesson(slugsOf(edges.course), { sent: reader.received });
  return next === null ? { ...reader, cohort: null, pausedUntil: undefined } : joining(reader, next, now, edges);
}

/** The change as it is to be made once the lesson has left, which may take a minute: twelve hours are counted from then. */
async function afterAnswer(id: string, before: Subscriber, change: MadeChange, edges: Edges): Promise<MadeChange> {
  const now = edges.time.now();
  const { subscriber, welcome } = change;
  const cohort = subscriber.status === 'active' ? parseCohort(subscriber.cohort ?? '') : null;
  if (cohort === null || instantOf(cohort) - now >= LEAST_GAP_MS) return change;
  const after = inNextPlace({ ...subscriber, lastLessonAt: now }, now, edges);
  return writeDown({ id, before, after }, now, edges, welcome);
}
