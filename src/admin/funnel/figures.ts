/**
 * Where the page's figures come from. A course that one request can count is counted by it, and remembered by the running
 * Worker for some minutes. A larger one is counted by steps that the operator asks for, and kept in KV.
 */
import { slugsOf } from '../../course/course.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Services } from '../../services.ts';
import type { Counting, WholeCount } from '../../storage/figures.ts';
import { begin, countOn } from './count.ts';

/** What is known of the course's readers. */
export interface Known {
  /** The last whole count; null where there is none yet. */
  whole: WholeCount | null;
  /** The count that is under way; null: none. */
  counting: Counting | null;
  /** One request cannot count them all. */
  isLarge: boolean;
}

/** How long (ms) the running Worker remembers what it counted. */
export const REMEMBERED_MS = 5 * MINUTE_MS;

const remembered = new WeakMap<object, Counting>();

/**
 * What is known at `now` (ms). Writes nothing; at most 57 operations of KV, and none where it is remembered. `worker` is an
 * object that is the same for every request of a running Worker, its KV binding.
 */
export async function knownFigures(now: number, worker: object, { store, course }: Services): Promise<Known> {
  const recent = remembered.get(worker);
  const isRecent = recent !== undefined && Math.abs(now - recent.at) < REMEMBERED_MS;
  if (isRecent && recent.next === 'nothing') return small(recent);
  const { whole, counting } = await store.figures.get();
  const ours = isOf(slugsOf(course), counting) ? counting : null;
  // The first request finds that they are too many; those after it need not.
  if (whole || ours || isRecent) return { whole, counting: ours, isLarge: true };
  const counted = await countOn(begin(slugsOf(course), now), store);
  remembered.set(worker, counted);
  return counted.next === 'nothing' ? small(counted) : { whole: null, counting: null, isLarge: true };
}

const small = ({ count, at }: Counting): Known => ({
  whole: { figures: count.figures, at },
  counting: null,
  isLarge: false,
});

/** A count by another version of the course cannot go on. */
function isOf(lessons: readonly string[], counting: Counting | null): boolean {
  return counting?.count.figures.lessons.join() === lessons.join();
}

/**
 * Counts on from where the last step stopped, or from the beginning if there is none or `anew`; keeps where it has come
 * to. At most 59 operations of KV. Returns whether all are counted.
 */
export async function takeStep(anew: boolean, now: number, { store, course }: Services): Promise<boolean> {
  const lessons = slugsOf(course);
  const { counting } = await store.figures.get();
  const from = !anew && counting && isOf(lessons, counting) ? counting : begin(lessons, now);
  const reached = await countOn(from, store);
  const isWhole = reached.next === 'nothing';
  if (isWhole) await store.figures.putWhole({ figures: reached.count.figures, at: reached.at });
  else await store.figures.putCounting(reached);
  return isWhole;
}
