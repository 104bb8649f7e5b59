/**
 * Attempts: what is stored of a batch's lesson before Resend is called for it. Resend forgets an idempotency
 * key after 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys); a call whose outcome nobody knows
 * may be repeated only before that, so it has to be known when it was first made.
 */
import { BATCH_SIZE } from './batch.ts';
import { HOUR_MS } from './time.ts';

/** How long (ms) a call may be repeated under its key: an hour less than Resend remembers it. */
const REPEATABLE_MS = 23 * HOUR_MS;

/** A range of indexes in a batch: the first, and the one after the last. */
export type Slice = readonly [from: number, to: number];

/** A call to Resend that may have been made, its answer not known yet. */
export interface OpenCall {
  slice: Slice;
  /** When it was first made (ms). */
  since: number;
  /** The lesson's subject then, before placeholders are filled. */
  subject: string;
}

/** What is stored of one lesson's calls for a batch. */
export interface Attempt {
  /** The lesson's slug. */
  lesson: string;
  /** The day (UTC) of the occurrence that it is for. */
  occurrence: string;
  /** When the tick began that first made a call that may have sent something, or earlier (ms). */
  since: number;
  /** The call that may be under way; null if every call was answered. */
  open: OpenCall | null;
  /** The slices not sent yet, the open one included. Just the whole batch, unless that was refused. */
  pending: Slice[];
  /** Indexes of the recipients whose mail alone was refused. */
  refused: number[];
  /** Resend's message about the last slice that it refused. */
  reason: string | null;
  /** How many slices were refused. */
  refusals: number;
  /** Whether any slice was accepted. */
  taken: boolean;
  /** Goes up after a clear refusal: what is corrected then goes under a new idempotency key. */
  revision: number;
  /** Nobody can tell any more whether some slice was sent; it counts as sent. */
  inDoubt: boolean;
  /** Refused as a whole through no single recipient's fault: it waits for its next occurrence. */
  unsendable: boolean;
}

const WHOLE: Slice = [0, BATCH_SIZE];

/** The attempt of a lesson for an occurrence, at `now` (ms), before any call; the first `revision` is 1. */
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
 * The lesson that has to be finished before any other, whatever the course looks like by now: a slice of it has left,
 * or may have. Null if there is none.
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
 * The slice to send next: the open one first, else the one with the most recipients, given by their `indexes` in the
 * batch; null when all are done.
 */
export function nextSlice({ open, pending }: Attempt, indexes: readonly number[]): Slice | null {
  if (open) return open.slice;
  const [first = null, ...others] = pending;
  const size = (slice: Slice) => indexesIn(slice, indexes).length;
  return others.reduce((largest, slice) => (largest && size(slice) > size(largest) ? slice : largest), first);
}

/** The attempt with a call for a slice marked as made, by a tick that began at `startedAt` (ms). */
export function opened(attempt: Attempt, call: OpenCall, startedAt = call.since): Attempt {
  return { ...attempt, since: attempt.taken ? attempt.since : startedAt, open: call };
}

/** The attempt after a call that surely sent nothing. */
export function closed(attempt: Attempt): Attempt {
  return { ...attempt, open: null };
}

/** The attempt after a slice that was sent, or that nobody is left in. */
export function sent(attempt: Attempt, slice: Slice, taken = true): Attempt {
  return { ...without(attempt, slice), taken: attempt.taken || taken };
}

/** The attempt after a slice of which nobody can tell whether it was sent. */
export function sentInDoubt(attempt: Attempt, slice: Slice): Attempt {
  return { ...sent(attempt, slice), inDoubt: true };
}

/** The attempt with a slice of at least two recipients cut in halves, given their `indexes`. */
export function halved(attempt: Attempt, slice: Slice, indexes: readonly number[]): Attempt {
  const [from, to] = slice;
  const middle = indexes[Math.ceil(indexes.length / 2)] ?? to;
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

/** After this many refusals (the whole, its halves and quarters) without a slice accepted, no single recipient is at fault. */
const MAX_REFUSALS = 7;

/**
 * The attempt after Resend refused a slice as a whole, with recipients at these `indexes`: halved to find the one at
 * fault. It is unsendable once the whole, its halves and quarters were all refused, or every single recipient was: then
 * what is refused is what we send.
 */
export function refused(attempt: Attempt, slice: Slice, indexes: readonly number[], reason: string): Attempt {
  const counted = { ...attempt, refusals: attempt.refusals + 1, reason };
  const [only] = indexes;
  const next =
    indexes.length === 1 && only !== undefined
      ? { ...without(counted, slice), refused: [...counted.refused, only] }
      : halved(counted, slice, indexes);
  const isAll = next.refusals >= MAX_REFUSALS || next.pending.length === 0;
  return isAll && !next.taken ? unsendable(next, reason) : next;
}

/** The attempt after Resend refused what we put into every mail; only if no slice was accepted, or that would be repeated. */
export function unsendable(attempt: Attempt, reason: string): Attempt {
  return { ...attempt, open: null, reason, unsendable: true };
}

/** Whether a call first made at `since` may be repeated at `now` (ms): Resend still knows its key, if it ever got it. */
export function isRepeatable(since: number, now: number): boolean {
  return now - since < REPEATABLE_MS;
}

/** Those of the indexes that a slice holds. */
function indexesIn([from, to]: Slice, indexes: readonly number[]): number[] {
  return indexes.filter((index) => index >= from && index < to);
}

function without(attempt: Attempt, slice: Slice): Attempt {
  return { ...attempt, open: null, pending: attempt.pending.filter((one) => !isSameSlice(one, slice)) };
}

/** Whether both have got equally far: the same call of the same slices, whenever it was made. */
export function isSameCall(one: Attempt, other: Attempt): boolean {
  const state = ({ lesson, revision, taken, pending, refused, open }: Attempt) =>
    JSON.stringify([lesson, revision, taken, pending, refused, open?.slice]);
  return state(one) === state(other);
}

/** Whether both are the same range. */
export const isSameSlice = (one: Slice, other: Slice) => one[0] === other[0] && one[1] === other[1];
