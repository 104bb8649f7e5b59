/**
 * Attempts: what is written down of a batch's lesson before Resend is called for it. Resend forgets an idempotency
 * key after 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys); a call whose outcome nobody knows
 * may be repeated only before that, so it has to be known when it was first made.
 */
import { BATCH_SIZE } from './batch.ts';
import { HOUR_MS } from './time.ts';

/** How long (ms) a call may be repeated under its key: an hour less than Resend remembers it. */
const REPEATABLE_MS = 23 * HOUR_MS;

/** Positions in a batch: the first, and the one after the last. */
export type Slice = readonly [from: number, to: number];

export interface Attempt {
  lesson: string;
  /** The day (UTC) of the occurrence that it is for. */
  occurrence: string;
  /** When the tick that first made a call that may have sent something looked at the batch's readers, or before (ms). */
  since: number;
  /** The part whose call may have been made, since when (ms), and under which subject; null where all was answered. */
  open: { slice: Slice; since: number; subject: string } | null;
  /** The parts that have not been sent yet, the open one included. One, the whole batch, unless that was refused. */
  pending: Slice[];
  /** Positions whose reader's mail was refused by itself. */
  refused: number[];
  /** What Resend said of the last part that it refused. */
  reason: string | null;
  /** How many parts were refused, and whether any was taken. */
  refusals: number;
  taken: boolean;
  /** Counts up when a clear refusal was the answer: what is mended then goes under a key of its own. */
  revision: number;
  /** Of some part nobody can tell any more whether it was sent; it counts as sent. */
  inDoubt: boolean;
  /** Refused as a whole through no one reader's fault: it waits for its next occurrence. */
  unsendable: boolean;
}

const WHOLE: Slice = [0, BATCH_SIZE];

/** The attempt of a lesson for an occurrence, at `now` (ms), before anything was called; `take` is 1 for the first. */
export function newAttempt(lesson: string, occurrence: string, now: number, revision = 1): Attempt {
  const nothing = {
    open: null,
    refused: [],
    reason: null,
    refusals: 0,
    taken: false,
    inDoubt: false,
    unsendable: false,
  };
  return { lesson, occurrence, since: now, pending: [WHOLE], revision, ...nothing };
}

/**
 * The attempt to go on with: the one that is stored, if it is for this lesson; a new one where there is none, and
 * where the stored one was refused at an earlier occurrence.
 */
export function attemptFor(stored: Attempt | null, lesson: string, occurrence: string, now: number): Attempt {
  if (stored?.lesson !== lesson) return newAttempt(lesson, occurrence, now);
  const isOver = stored.unsendable && stored.occurrence < occurrence;
  return isOver ? newAttempt(lesson, occurrence, now, stored.revision + 1) : stored;
}

/**
 * The lesson that has to be finished before any other, whatever the course looks like by now: part of it has left,
 * or may have. Null where none is.
 */
export function unfinishedLesson(stored: Attempt | null, sentSlugs: readonly string[]): string | null {
  if (stored === null || sentSlugs.includes(stored.lesson)) return null;
  return stored.open || stored.taken ? stored.lesson : null;
}

/** Whether this attempt has shown that the batch can't be sent at this occurrence. */
export function isUnsendable(stored: Attempt | null, lesson: string, occurrence: string): boolean {
  return stored !== null && stored.lesson === lesson && stored.unsendable && stored.occurrence >= occurrence;
}

/**
 * The part to send next: the open one before all others, else the one with the most of the batch's readers, who are
 * given by their positions; null when all are done.
 */
export function nextSlice({ open, pending }: Attempt, readers: readonly number[]): Slice | null {
  if (open) return open.slice;
  const [first = null, ...others] = pending;
  const size = (slice: Slice) => readersIn(slice, readers).length;
  return others.reduce((largest, slice) => (largest && size(slice) > size(largest) ? slice : largest), first);
}

/**
 * The attempt with the call for a part marked as made at `now` (ms) by a tick that began at `tickedAt` (ms), with the
 * lesson's subject before it is filled in.
 */
export function opened(attempt: Attempt, slice: Slice, now: number, subject: string, tickedAt = now): Attempt {
  const since = attempt.taken ? attempt.since : tickedAt;
  return { ...attempt, since, open: { slice, since: now, subject } };
}

/** The attempt after a call that surely sent nothing. */
export function closed(attempt: Attempt): Attempt {
  return { ...attempt, open: null };
}

/** The attempt after a part that was sent, or that nobody is left in. */
export function sent(attempt: Attempt, slice: Slice, taken = true): Attempt {
  return { ...without(attempt, slice), taken: attempt.taken || taken };
}

/** The attempt after a part of which nobody can tell whether it was sent. */
export function sentInDoubt(attempt: Attempt, slice: Slice): Attempt {
  return { ...sent(attempt, slice), inDoubt: true };
}

/** The attempt with a part cut between its readers, two at least: half of them in each. */
export function halved(attempt: Attempt, slice: Slice, readers: readonly number[]): Attempt {
  const [from, to] = slice;
  const middle = readers[Math.ceil(readers.length / 2)] ?? to;
  const halves: Slice[] = [
    [from, middle],
    [middle, to],
  ];
  return {
    ...attempt,
    open: null,
    pending: attempt.pending.flatMap((one) => (isSameSlice(one, slice) ? halves : [one])),
  };
}

/** So many refusals without a single part taken, and it is not one reader's fault: the whole, its halves and quarters. */
const MAX_REFUSALS = 7;

/**
 * The attempt after Resend refused a part as a whole, with `readers` in it: halved to find the one at fault. It is
 * unsendable once nothing was taken of the whole, its halves and quarters, or when all was refused down to each
 * reader: then what is refused is what we send.
 */
export function refused(attempt: Attempt, slice: Slice, readers: readonly number[], reason: string): Attempt {
  const counted = { ...attempt, refusals: attempt.refusals + 1, reason };
  const [only] = readers;
  const next =
    readers.length === 1 && only !== undefined
      ? { ...without(counted, slice), refused: [...counted.refused, only] }
      : halved(counted, slice, readers);
  const isAll = next.refusals >= MAX_REFUSALS || next.pending.length === 0;
  return isAll && !next.taken ? unsendable(next, reason) : next;
}

/** The attempt after Resend refused what we put into every mail; only where nothing was taken, or that would be repeated. */
export function unsendable(attempt: Attempt, reason: string): Attempt {
  return { ...attempt, open: null, reason, unsendable: true };
}

/** Whether the open call may be repeated at `now` (ms): Resend surely remembers it, if it ever took it. */
export function isRepeatable(since: number, now: number): boolean {
  return now - since < REPEATABLE_MS;
}

/** Those of the positions that a part holds. */
function readersIn([from, to]: Slice, positions: readonly number[]): number[] {
  return positions.filter((position) => position >= from && position < to);
}

function without(attempt: Attempt, slice: Slice): Attempt {
  return { ...attempt, open: null, pending: attempt.pending.filter((one) => !isSameSlice(one, slice)) };
}

/** Whether both stand at the same place: the same call of the same parts, whenever it was made. */
export function isSameCall(one: Attempt, other: Attempt): boolean {
  const place = ({ lesson, revision, taken, pending, refused, open }: Attempt) =>
    JSON.stringify([lesson, revision, taken, pending, refused, open?.slice]);
  return place(one) === place(other);
}

/** Whether both are the same positions. */
export const isSameSlice = (one: Slice, other: Slice) => one[0] === other[0] && one[1] === other[1];
