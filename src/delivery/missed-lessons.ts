/**
 * A lesson that a subscriber requested, while another change of theirs within KV's minute did not know of it: it counts
 * as received there too, or it would come again.
 */

import { slugsOf } from '../course/course.ts';
import { nextLesson } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isSubscribed, missesLesson, type Placement } from '../domain/transition.ts';
import { applyTransition, withNextCohort } from '../subscribers/transition.ts';
import type { Tick } from './tick.ts';

/** Records the lesson that a change sent as received; does nothing if the subscriber's record has it. */
export async function settleMissed(id: string, change: Placement, known: Subscriber | null, tick: Tick): Promise<void> {
  const { pendingSend } = change;
  if (known === null || pendingSend === undefined || !missesLesson(change, known)) return;
  const had: Subscriber = {
    ...known,
    received: [...known.received, pendingSend.lesson],
    receivedAt: { ...known.receivedAt, [pendingSend.lesson]: pendingSend.since },
    lastLessonAt: Math.max(known.lastLessonAt ?? 0, pendingSend.since),
  };
  if (isSubscribed(known)) {
    const { address, name } = known;
    await tick.store.pendingSends.put(id, { address, name, ...pendingSend, at: tick.sentAt() });
  }
  const next = nextLesson(slugsOf(tick.course), { sent: had.received });
  const isJoining = known.status === 'active' && next !== null;
  const rest: Subscriber = known.status === 'active' ? { ...had, cohort: null } : had;
  const after = isJoining ? await withNextCohort(had, next, tick.sentAt(), tick) : rest;
  await applyTransition({ id, before: known, after }, (known.changedAt ?? 0) + 1, tick);
}
