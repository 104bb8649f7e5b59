/**
 * Counts how far subscribers come and where they go, a page of batches or of subscribers at a time: first all batches, then all
 * subscribers in the order of their ids. A count can be laid down as JSON after any page and taken up again.
 */
import { BATCH_SIZE } from './batch.ts';
import type { Progress } from './due.ts';
import type { Subscriber } from './subscriber.ts';
import { DAY_MS, dayOf } from './time.ts';

/** How a subscriber stands to the course. `going`: lessons come. The last four are out of it. */
export const STANDINGS = ['going', 'paused', 'finished', 'left', 'bounced', 'complained', 'refused'] as const;

export type Standing = (typeof STANDINGS)[number];

/** How many subscribers stand in each way. */
export type Tally = Readonly<Record<Standing, number>>;

/** Those of a day (UTC) who confirmed later or then: how many asked for the course on it, and how many confirmed. */
export interface Signups {
  asked: number;
  confirmed: number;
}

export interface Figures {
  /** The slugs of the course that was counted by, in order. */
  lessons: readonly string[];
  /** How many have had each lesson, by its place in the course. */
  reached: readonly number[];
  /** How those stand whose furthest lesson it is, by its place; before them, those who have had none. Everybody is in one. */
  after: readonly Tally[];
  /** The last 30 days, today last, by day (UTC). */
  days: Readonly<Record<string, Signups>>;
  /** How many came from elsewhere, and asked for the course there. */
  imported: number;
}

/** What a batch has had: for each lesson of the course `1` or `0`; and whether that was all. */
interface BatchHad {
  had: string;
  finished: boolean;
}

/** A count that is under way. */
export interface Count {
  figures: Figures;
  /** The batches of each cohort, in order; null for one that has not begun. */
  batches: Readonly<Record<string, readonly (BatchHad | null)[]>>;
  /** How many places have gone by, of each cohort whose batches may differ. */
  places: Readonly<Record<string, number>>;
}

/** A subscriber, as far as a count looks at them. */
export type Counted = Pick<
  Subscriber,
  'status' | 'consent' | 'cohort' | 'cohorts' | 'received' | 'movedTo' | 'movedFrom'
> & {
  /** Set for who came from elsewhere. */
  imported?: unknown;
};

const NOBODY: Tally = { going: 0, paused: 0, finished: 0, left: 0, bounced: 0, complained: 0, refused: 0 };

/** For how many days signups are told. */
const DAYS = 30;

/** A count of a course's subscribers that begins at `now` (ms). */
export function newCount(lessons: readonly string[], now: number): Count {
  const days = Array.from({ length: DAYS }, (_, index) => dayOf(now - (DAYS - 1 - index) * DAY_MS));
  return {
    figures: {
      lessons,
      reached: lessons.map(() => 0),
      after: [NOBODY, ...lessons.map(() => NOBODY)],
      days: Object.fromEntries(days.map((day) => [day, { asked: 0, confirmed: 0 }])),
      imported: 0,
    },
    batches: {},
    places: {},
  };
}

/** The count after some batches more. */
export function withBatches(count: Count, page: readonly { cohort: string; n: number; progress: Progress }[]): Count {
  const fresh: Record<string, (BatchHad | null)[]> = {};
  for (const { cohort, n, progress } of page) {
    const known = fresh[cohort] ?? [...(count.batches[cohort] ?? [])];
    while (known.length < n) known.push(null);
    known[n - 1] = { had: marked(count.figures.lessons, new Set(progress.sent)), finished: progress.finished };
    fresh[cohort] = known;
  }
  return { ...count, batches: { ...count.batches, ...fresh } };
}

const marked = (lessons: readonly string[], had: ReadonlySet<string>) =>
  lessons.map((slug) => (had.has(slug) ? '1' : '0')).join('');

/** The count after some subscribers more, who come in the order of their ids. */
export function withSubscribers(count: Count, page: Iterable<Counted>): Count {
  const { lessons } = count.figures;
  const places = { ...count.places };
  const reached = [...count.figures.reached];
  const after = count.figures.after.map((tally) => ({ ...tally }));
  const days = structuredClone(count.figures.days);
  let { imported } = count.figures;
  for (const subscriber of page) {
    const batch = batchOf(subscriber, count.batches, places);
    countSignup(subscriber, days);
    // Whoever has another address by now is counted there.
    if (subscriber.movedTo !== undefined) continue;
    if (subscriber.imported !== undefined) imported += 1;
    const had = lessonsHad(subscriber, batch, lessons);
    for (const place of had) reached[place] = (reached[place] ?? 0) + 1;
    const tally = after[(had.at(-1) ?? -1) + 1];
    if (tally) tally[standingOf(subscriber, batch)] += 1;
  }
  return { ...count, places, figures: { lessons, reached, after, days, imported } };
}

/**
 * What the batch of a subscriber has had; null where it has not begun, or none is theirs. Batches are the hundreds of a
 * cohort by id, of those who left, too. A place whose subscriber was deleted is not seen here: where a cohort's batches differ,
 * so many subscribers at their borders may be taken for the batch before.
 */
function batchOf(subscriber: Counted, batches: Count['batches'], places: Record<string, number>): BatchHad | null {
  let position = 0;
  for (const cohort of new Set([
    ...(subscriber.cohorts ?? []),
    ...(subscriber.cohort === null ? [] : [subscriber.cohort]),
  ])) {
    if (!mayDiffer(batches[cohort])) continue;
    const before = places[cohort] ?? 0;
    places[cohort] = before + 1;
    if (cohort === subscriber.cohort) position = before;
  }
  if (subscriber.status !== 'active' || subscriber.cohort === null) return null;
  return batches[subscriber.cohort]?.[Math.floor(position / BATCH_SIZE)] ?? null;
}

/** The places in the course of what a subscriber has had, in order. */
function lessonsHad({ received }: Counted, batch: BatchHad | null, lessons: readonly string[]): number[] {
  const own = new Set(received);
  return lessons.flatMap((slug, place) => (own.has(slug) || batch?.had[place] === '1' ? [place] : []));
}

/** Whether it matters which of a cohort's batches somebody is in: not in one that never had more than a first. */
function mayDiffer(batches: Count['batches'][string] = []): boolean {
  return batches.length > 1 || batches[0]?.finished === false;
}

function standingOf({ status, cohort }: Counted, batch: BatchHad | null): Standing {
  if (status !== 'active') return status;
  return cohort === null || batch?.finished ? 'finished' : 'going';
}

/** Who came from elsewhere asked for nothing here, and who moved to another address did so under the one before. */
function countSignup({ consent, imported, movedFrom }: Counted, days: Record<string, Signups>): void {
  if (imported !== undefined || movedFrom !== undefined) return;
  const asked = days[dayOf(consent.requestedAt)];
  if (asked) asked.asked += 1;
  const confirmed = days[dayOf(consent.confirmedAt)];
  if (confirmed) confirmed.confirmed += 1;
}

/** How all subscribers stand, whatever they have had. */
export function totals({ after }: Figures): Tally {
  return after.reduce(
    (sum, tally) =>
      Object.fromEntries(STANDINGS.map((one) => [one, sum[one] + tally[one]])) as Record<Standing, number>,
    NOBODY,
  );
}

/** How many are in a tally. */
export function everybody(tally: Tally): number {
  return STANDINGS.reduce((sum, standing) => sum + tally[standing], 0);
}
