/** A subscriber: one person, as they are remembered. */
import {
  array,
  boolean,
  type InferOutput,
  nullable,
  number,
  object,
  optional,
  picklist,
  record,
  string,
} from 'valibot';

/** The shape of `subscriber:<id>`. Instants are epoch ms. */
export const SubscriberSchema = object({
  address: string(),
  /** Empty where the reader gave none. */
  name: string(),
  /** IANA name. */
  timeZone: string(),
  /** `refused`: Resend takes no mail for this address. `bounced`: their mailbox does not. `complained`: they called it spam. */
  status: picklist(['active', 'paused', 'left', 'refused', 'bounced', 'complained']),
  /** When and on which site (origin) the reader asked for the course, and when they confirmed it. */
  consent: object({
    requestedAt: number(),
    confirmedAt: number(),
    origin: string(),
    /**
     * Only for who was brought in from a file: when that was (ms), which service's file it was, and, in the operator's
     * words, where and when its people agreed. The two instants above are the file's then, or that of the import.
     */
    imported: optional(object({ at: number(), source: string(), words: string() })),
  }),
  /** The cohort that the reader is or was enrolled in; null where lesson 1 was the whole course. */
  cohort: nullable(string()),
  /** The cohorts that they left behind: their id stands in a key of each. */
  cohorts: optional(array(string())),
  /** Slugs received outside that cohort, oldest first; once the reader has left, all of them. */
  received: array(string()),
  /** When each of those came (ms), as far as it is known; absent where nothing is. */
  receivedAt: optional(record(string(), number())),
  /** Since when (ms) the reader has paused until they resume; whatever else they changed since is later. */
  pausedAt: optional(number()),
  /** Until when (ms) the reader has paused: when their cohort begins. Past, it means nothing. */
  pausedUntil: optional(number()),
  /** When the reader began again from the first lesson, the last time (ms). */
  restartedAt: optional(number()),
  /** Where they were before they began again, until they have had the first lesson anew. */
  restartedFrom: optional(
    object({
      received: array(string()),
      receivedAt: optional(record(string(), number())),
      isPaused: optional(boolean()),
      pausedUntil: optional(number()),
    }),
  ),
  /** When the reader's place was last changed, by themselves or by us. */
  changedAt: optional(number()),
  /** The hour (0 to 23) at which lessons come, if the reader chose one of their own. */
  sendHour: optional(number()),
  leftAt: optional(number()),
  /** Whether their course was paused as they left. */
  leftPaused: optional(boolean()),
  /** When the reader, gone already, called a mail of ours spam. */
  complainedAt: optional(number()),
  /** The lesson that was due as they left, and where: whether they had it shows later, in their batch's progress. */
  inDoubt: optional(object({ lesson: string(), cohort: string(), n: number() })),
  /** When the last lesson before leaving went out, so that coming back never brings the next one too soon. */
  lastLessonAt: optional(number()),
  /** How a lesson was tried that was to leave at once, if the reader left before it was surely away: it may have arrived. */
  pendingSend: optional(object({ lesson: string(), idempotencyKey: string(), since: number() })),
  /** The id under which the reader goes on with another address, if they moved there; they count as left here. */
  movedTo: optional(string()),
  /** The id that the reader had before they moved to this address. */
  movedFrom: optional(string()),
  /** Why the reader left, in their own words, if they said so. */
  leaveReason: optional(string()),
  /** Why the reader is not mailed any more, if it was not their own wish. */
  reason: optional(string()),
});

export type Subscriber = InferOutput<typeof SubscriberSchema>;

/** Since when (ms) only a signup after it brings this reader back; undefined for who never left. */
export function outSince(subscriber: Subscriber | null): number | undefined {
  const { leftAt, complainedAt } = subscriber ?? {};
  return complainedAt === undefined ? leftAt : Math.max(complainedAt, leftAt ?? 0);
}

/** The cohorts that a reader has left behind once they are as in `after`: those of before, and the one they were in. */
export function leftBehind(before: Subscriber | null, after: Subscriber): string[] {
  const known = new Set([...(before?.cohorts ?? []), ...(after.cohorts ?? [])]);
  if (before?.cohort) known.add(before.cohort);
  return [...known].filter((cohort) => cohort !== after.cohort);
}

/** A subscriber's id: the first 128 bits of the SHA-256 of the normalised address, in hex. */
export async function subscriberId(address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
