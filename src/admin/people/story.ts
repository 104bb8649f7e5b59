/** All that is known of a subscriber, gathered for one page. */

import { slugsOf } from '../../course/course.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Transition } from '../../domain/transition.ts';
import type { Services } from '../../services.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import { chainOf } from '../../subscribers/delete.ts';
import { type Position, positionOf } from '../../subscribers/position.ts';
import { type LessonProgress, lessonProgress, type Progress, progressOf } from '../../subscribers/progress.ts';

export interface Story {
  id: string;
  subscriber: Subscriber;
  /** The instant (ms) that it is told at. */
  now: number;
  /** The hour (0 to 23) at which their lessons come. */
  hour: number;
  position: Position;
  progress: Progress;
  lessons: readonly LessonProgress[];
  /** Slugs that they have had and the course has no more. */
  retired: readonly string[];
  /** What is written down of their changes and not surely whole, oldest first. */
  changes: readonly Transition[];
  /** Who they were, or are, at other addresses, by id. */
  others: ReadonlyMap<string, Subscriber>;
  /** They were deleted, and ticks have not come to the end of it. */
  isBeingDeleted: boolean;
  /** What stands for them in the audit log. */
  mark: string;
  /** What was done to them, newest first. */
  trail: readonly AuditEntry[];
}

/** The story of a subscriber at `now` (ms). */
export async function storyOf(id: string, subscriber: Subscriber, now: number, services: Services): Promise<Story> {
  const { store, course, config } = services;
  const [position, changes, chain, isBeingDeleted, mark, trail] = await Promise.all([
    positionOf(id, subscriber, now, services),
    store.transitions.of(id),
    chainOf(id, subscriber, services),
    services.store.deletions.has(id),
    services.store.audit.mark(id),
    services.store.audit.of(id),
  ]);
  const slugs = slugsOf(course);
  return {
    id,
    subscriber,
    now,
    hour: subscriber.sendHour ?? config.sendHour,
    position,
    progress: progressOf(subscriber, position, services),
    lessons: lessonProgress(course, subscriber, position),
    retired: position.received.filter((slug) => !slugs.includes(slug)),
    changes,
    others: new Map(chain.filter(([each]) => each !== id)),
    isBeingDeleted,
    mark,
    trail,
  };
}
