/**
 * A lesson that a reader asked for, and that another change of theirs within KV's minute did not know of: it counts
 * as had there too, or it would come again.
 */

import { slugsOf } from '../course/course.ts';
import { nextLesson } from '../domain/lesson.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { isIn, type MadeChange, missesLesson } from '../domain/transition.ts';
import type { Edges } from '../services.ts';
import { putWelcome } from '../storage/pending-sends.ts';
import { changePlace, joining } from '../subscribers/transition.ts';
import type { Run } from './tick.ts';

/** Lets a reader have had the lesson that a change sent them; nothing to do where they are known to. */
export async function settleMissed(
  id: string,
  change: MadeChange,
  known: Subscriber | null,
  run: Run,
  edges: Edges,
): Promise<void> {
  const { welcome } = change;
  if (known === null || welcome === undefined || !missesLesson(change, known)) return;
  const had: Subscriber = {
    ...known,
    received: [...known.received, welcome.lesson],
    receivedAt: { ...known.receivedAt, [welcome.lesson]: welcome.since },
    lastLessonAt: Math.max(known.lastLessonAt ?? 0, welcome.since),
  };
  if (isIn(known)) {
    const { address, name } = known;
    await putWelcome(edges.kv, id, { address, name, ...welcome, at: run.sentAt() }, edges.time.sleep);
  }
  const next = nextLesson(slugsOf(edges.course), { sent: had.received });
  const isJoining = known.status === 'active' && next !== null;
  const rest: Subscriber = known.status === 'active' ? { ...had, cohort: null } : had;
  const after = isJoining ? joining(had, next, run.sentAt(), edges) : rest;
  await changePlace({ id, before: known, after }, (known.changedAt ?? 0) + 1, edges);
}
