/**
 * Erasing a subscriber from a cohort. Their id stands in the key of a place there, which has to stay where it is as long
 * as the course runs: the n-th hundred is the same for ever. So it gets another name that sorts just as it did.
 */
import type { Cohort } from './cohort.ts';
import type { LastSend } from './due.ts';
import { instantOf, latestOccurrence } from './slot.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/** What is beside a place in its cohort, in key order; null at the ends. */
export interface Neighbours {
  before: string | null;
  after: string | null;
}

/**
 * The other name (hex) for a place, in the order of keys strictly between its neighbours: as little of the id as that
 * takes, and a keyed hash for the rest. `hashes` are those under every secret, the current one first. Twice is
 * the same name; where a neighbour bears it already, a tick has put it there and not come to removing the old one.
 */
export function otherName(id: string, { before, after }: Neighbours, hashes: readonly string[]): string {
  const names = hashes.flatMap((hash) => Array.from(id, (_, kept) => id.slice(0, kept) + hash.slice(kept, id.length)));
  const isBetween = (name: string) => name !== id && name > (before ?? '') && (after === null || name < after);
  const there = names.find((name) => name !== id && (name === before || name === after));
  const fits = there ?? names.find(isBetween);
  if (fits === undefined) throw new RangeError('There is no room between two places of a cohort');
  return fits;
}

/** How long (ms) before and after a cohort's lessons its keys stay as they are: far more than any tick takes. */
const QUIET_MS = HOUR_MS;

/**
 * Whether a cohort's keys may be changed at `now` (ms): all slots up to `delivered` (ms) were delivered in full, and no
 * lesson of the cohort left within the last hour, or will within the next.
 */
export function isQuiet(
  cohort: Cohort,
  lastSends: readonly LastSend[],
  delivered: number | null,
  now: number,
): boolean {
  const latest = instantOf(latestOccurrence(cohort.slot, now));
  const isDelivered = latest < instantOf(cohort) || (delivered ?? 0) >= latest;
  const next = Math.max(instantOf(cohort), latest + DAY_MS);
  return (
    isDelivered &&
    now - latest >= QUIET_MS &&
    next - now >= QUIET_MS &&
    lastSends.every((last) => now - last.sentAt >= QUIET_MS)
  );
}
