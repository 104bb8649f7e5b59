/** A reader who had left takes part again, with the lesson that comes next for them. */
import { slugsOf } from '../course/course.ts';
import { kindOfKey } from '../domain/idempotency.ts';
import { lessonToReturnTo } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Edges } from '../services.ts';
import { putWelcome } from '../storage/pending-sends.ts';
import { carryOut, joining, writeDown } from './transition.ts';

interface Return {
  id: string;
  /** The reader as they left. */
  before: Subscriber;
  /** As they are from now on, but for their place. */
  reader: Subscriber;
}

/**
 * Brings a reader back at `now` (ms). A lesson that was not surely away as they left is tried again by the next tick,
 * under the key that it had: it may have arrived.
 */
export async function bringBack({ id, before, reader }: Return, now: number, edges: Edges): Promise<Subscriber> {
  const { welcome } = before;
  const after = inTheirPlace(welcome ? withLesson(reader, welcome, now) : reader, now, edges);
  const change = await writeDown({ id, before, after }, now, edges, welcome);
  const { address, name } = after;
  if (welcome) await putWelcome(edges.kv, id, { address, name, ...welcome, at: now }, edges.time.sleep);
  return carryOut(id, change, edges);
}

function withLesson(
  reader: Subscriber,
  { lesson, idempotencyKey, since }: NonNullable<Subscriber['welcome']>,
  now: number,
): Subscriber {
  return {
    ...reader,
    received: [...reader.received, lesson],
    receivedAt: { ...reader.receivedAt, [lesson]: since },
    lastLessonAt: kindOfKey(idempotencyKey) === 'now' ? now : reader.lastLessonAt,
  };
}

function inTheirPlace(reader: Subscriber, now: number, edges: Edges): Subscriber {
  if (reader.status === 'paused') return reader;
  const next = lessonToReturnTo(slugsOf(edges.course), reader.received);
  return next === null ? { ...reader, status: 'active', cohort: null } : joining(reader, next, now, edges);
}
