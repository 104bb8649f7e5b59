/**
 * Where the page's figures come from. If one request can count the whole course, it does, and the running Worker caches
 * the result for a few minutes. A larger course is counted in steps that the operator starts, and the result is kept in KV.
 */
import { slugsOf } from '../../course/course.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Services } from '../../services.ts';
import type { Counting, WholeCount } from '../../storage/figures.ts';
import { continueCount, startCount } from './count.ts';

/** What is known about how far the course's subscribers get. */
export interface KnownFigures {
  /** The last complete count; null if there is none yet. */
  whole: WholeCount | null;
  /** The count in progress, if any. */
  counting: Counting | null;
  /** Whether there are more subscribers than one request can count. */
  isLarge: boolean;
}

/** How long (ms) the running Worker caches a count. */
export const CACHE_TTL_MS = 5 * MINUTE_MS;

const cache = new WeakMap<object, Counting>();

/**
 * The figures at `now` (ms). Writes nothing; at most 57 KV operations, and none if they are cached. `cacheKey` is an object
 * that every request to a running Worker shares: its KV binding.
 */
export async function knownFigures(now: number, cacheKey: object, { store, course }: Services): Promise<KnownFigures> {
  const recent = cache.get(cacheKey);
  const isRecent = recent !== undefined && Math.abs(now - recent.at) < CACHE_TTL_MS;
  if (isRecent && recent.next === 'nothing') return complete(recent);
  const { whole, counting } = await store.figures.get();
  const ours = isCountOf(slugsOf(course), counting) ? counting : null;
  // One request finds out that there are too many to count; later ones rely on it.
  if (whole || ours || isRecent) return { whole, counting: ours, isLarge: true };
  const counted = await continueCount(startCount(slugsOf(course), now), store);
  cache.set(cacheKey, counted);
  return counted.next === 'nothing' ? complete(counted) : { whole: null, counting: null, isLarge: true };
}

const complete = ({ count, at }: Counting): KnownFigures => ({
  whole: { figures: count.figures, at },
  counting: null,
  isLarge: false,
});

/** Whether a count is of these lessons; one of another version of the course can't be continued. */
function isCountOf(lessons: readonly string[], counting: Counting | null): boolean {
  return counting?.count.figures.lessons.join() === lessons.join();
}

/**
 * Takes one step of a count and stores the result: continues the count in progress, or starts over if there is none or
 * `startOver` is set. At most 59 KV operations. Returns whether the count is complete.
 */
export async function takeStep(startOver: boolean, now: number, { store, course }: Services): Promise<boolean> {
  const lessons = slugsOf(course);
  const { counting } = await store.figures.get();
  const from = !startOver && counting && isCountOf(lessons, counting) ? counting : startCount(lessons, now);
  const reached = await continueCount(from, store);
  const isWhole = reached.next === 'nothing';
  if (isWhole) await store.figures.putWhole({ figures: reached.count.figures, at: reached.at });
  else await store.figures.putCounting(reached);
  return isWhole;
}
