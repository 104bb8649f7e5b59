/** What readers change about their course by themselves: pause it, go on, move its hour. */
import { isIn, type Wish, type WishedChange } from '../core/change.ts';
import { slugsOf } from '../core/course.ts';
import { lessonToReturnTo } from '../core/lesson.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Edges } from '../edges.ts';
import { changesOf, putChange, removeChange } from '../kv/changes.ts';
import { getSubscriber } from '../kv/subscribers.ts';
import { changePlace, joining } from '../place/change.ts';
import { placeOfReader, type ReaderPlace } from '../place/place.ts';

export type Changed =
  | { kind: 'done'; subscriber: Subscriber }
  /** A lesson is due or on its way just now: the change takes effect right after it. */
  | { kind: 'after-lesson'; subscriber: Subscriber }
  /** Nothing to do: paused already, not paused, the course is over, or they are not in it. */
  | { kind: 'nothing'; subscriber: Subscriber };

/** Pauses a reader's course at `now` (ms) until they resume it. Null where nobody is visible with this id. */
export function pause(id: string, now: number, edges: Edges): Promise<Changed | null> {
  return change(id, { action: 'pause' }, now, edges);
}

/** Moves a reader's lessons to another hour (0 to 23) of their own day. Null where nobody is visible with this id. */
export function changeHour(id: string, hour: number, now: number, edges: Edges): Promise<Changed | null> {
  return change(id, { action: 'hour', hour }, now, edges);
}

/** Goes on with a paused course, or takes back a pause that waits for a lesson. Null where nobody is visible with this id. */
export async function resume(id: string, now: number, edges: Edges): Promise<Changed | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber === null) return null;
  if (subscriber.status === 'active' && (await takeBackPause(id, edges))) return { kind: 'done', subscriber };
  const next = lessonToReturnTo(slugsOf(edges.course), subscriber.received);
  if (subscriber.status !== 'paused' || next === null) return { kind: 'nothing', subscriber };
  const after = joining(subscriber, next, now, edges);
  return { kind: 'done', subscriber: await changePlace({ id, before: subscriber, after }, now, edges) };
}

async function takeBackPause(id: string, edges: Edges): Promise<boolean> {
  const pauses = (await wishesOf(id, edges)).filter(({ wish }) => wish.action === 'pause');
  for (const { at } of pauses) await removeChange(edges.kv, id, at, edges.time.sleep);
  return pauses.length > 0;
}

/** What waits for a lesson that is on its way, oldest first. */
async function wishesOf(id: string, { kv }: Edges): Promise<WishedChange[]> {
  return (await changesOf(kv, id)).flatMap((one) => (one.kind === 'wished' ? [one] : []));
}

async function change(id: string, wish: Wish, now: number, edges: Edges): Promise<Changed | null> {
  const subscriber = await getSubscriber(edges.kv, id);
  if (subscriber === null) return null;
  if (!isIn(subscriber)) return { kind: 'nothing', subscriber };
  const place = await placeOfReader(id, subscriber, now, edges);
  // What was wished for before has to be made before.
  if (isOnItsWay(place) || (await wishesOf(id, edges)).length > 0) {
    await putChange(edges.kv, id, { kind: 'wished', at: now, wish }, edges.time.sleep);
    return { kind: 'after-lesson', subscriber };
  }
  const after = afterWish(subscriber, place, wish, now, edges);
  if (after === null) return { kind: 'nothing', subscriber };
  return { kind: 'done', subscriber: await changePlace({ id, before: subscriber, after }, now, edges) };
}

/** Whether a lesson may be on its way to the reader: moving them now could bring it twice, or not at all. */
export function isOnItsWay({ inDoubt, welcome }: ReaderPlace): boolean {
  return Boolean(inDoubt ?? welcome);
}

/** The reader after a wish; null where there is nothing to do. */
export function afterWish(
  subscriber: Subscriber,
  { received, next, lastLessonAt }: Pick<ReaderPlace, 'received' | 'next' | 'lastLessonAt'>,
  wish: Wish,
  now: number,
  edges: Edges,
): Subscriber | null {
  const isPaused = subscriber.status === 'paused';
  const here = { ...subscriber, received, ...(lastLessonAt === null ? {} : { lastLessonAt }) };
  switch (wish.action) {
    case 'pause':
      return isPaused || next === null ? null : { ...here, status: 'paused' };
    case 'hour': {
      const moved = { ...here, sendHour: wish.hour };
      if ((subscriber.sendHour ?? edges.config.sendHour) === wish.hour) return null;
      if (isPaused) return moved;
      return next === null ? null : joining(moved, next, now, edges);
    }
  }
}
