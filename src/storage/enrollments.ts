/**
 * `enrollment:<cohort>:<id>`: one subscriber's place in one cohort, all of it in the key's metadata, so that
 * one list brings a thousand. Emptied, not deleted, when the subscriber leaves: the n-th hundred stays the same.
 */

import { array, type InferOutput, is, object, string } from 'valibot';
import { type Cohort, cohortName, keptUntil, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import { DAY_MS } from '../domain/time.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

const RecipientSchema = object({
  address: string(),
  name: string(),
  /** Slugs received before this cohort, oldest first; the newest of them where not all fit. */
  received: array(string()),
});

/** What a send needs to know of a subscriber. */
export type Recipient = InferOutput<typeof RecipientSchema>;

export interface Enrollment {
  cohort: string;
  id: string;
  /** Null once the subscriber has left. */
  recipient: Recipient | null;
}

/** KV's limit for metadata is 1,024 bytes; an address and a name may take half of it. */
const RECEIVED_BYTES = 400;

const keyOf = (cohort: string, id: string) => `${KEYS.enrollment}${cohort}:${id}`;

/** Where an enrollment is, in a course of so many lessons. */
interface Seat {
  cohort: Cohort;
  id: string;
  lessons: number;
}

export interface EnrollmentStore {
  /** Enrolls a subscriber. Writing the same enrollment twice changes nothing. */
  put(enrollment: Seat & { recipient: Recipient }): Promise<void>;
  /**
   * Empties an enrollment: the key stays, the person is gone from it. One that has expired by `now` (ms) is gone already;
   * one that was never written is not made in a cohort that may be running, whose hundreds it would shift.
   */
  empty(enrollment: Seat & { now: number }): Promise<void>;
  /** Puts an empty enrollment under another name and removes the one that it had; in between there are both. */
  rename(enrollment: Seat & { name: string }): Promise<void>;
  /** One subscriber's enrollment in a cohort, filled or emptied; null where they never had one. */
  get(cohort: string, id: string): Promise<Enrollment | null>;
  /** The ids among these that are enrolled in the cohort named beside them, filled or emptied: one read for each hundred. */
  enrolledAmong(enrollments: readonly { id: string; cohort: string }[]): Promise<Set<string>>;
  /**
   * All enrollments of cohorts whose names begin so (a slot and a point; a whole cohort and a colon; nothing for all there
   * are), in key order.
   */
  list(...cohorts: readonly string[]): AsyncGenerator<Enrollment>;
}

export function createEnrollmentStore(namespace: Namespace): EnrollmentStore {
  const write = ({ cohort, id, lessons }: Seat, metadata: object) => {
    const expiration = Math.ceil(keptUntil(cohort, lessons) / 1000);
    return namespace.put(keyOf(cohortName(cohort), id), '', { metadata, expiration });
  };
  return {
    put: ({ recipient, ...seat }) => write(seat, { ...recipient, received: newestThatFit(recipient.received) }),
    async empty({ now, ...seat }) {
      const { cohort, id, lessons } = seat;
      if (keptUntil(cohort, lessons) < now + DAY_MS) return;
      const mayRun = instantOf(cohort) - now < MENDED_BEFORE_MS;
      if (mayRun && (await namespace.getText(keyOf(cohortName(cohort), id))) === null) return;
      await write(seat, {});
    },
    async rename({ name, ...seat }) {
      await write({ ...seat, id: name }, {});
      await namespace.delete(keyOf(cohortName(seat.cohort), seat.id));
    },
    async get(cohort, id) {
      const metadata = await namespace.getMetadata(keyOf(cohort, id));
      return metadata === null ? null : { cohort, id, recipient: is(RecipientSchema, metadata) ? metadata : null };
    },
    async enrolledAmong(enrollments) {
      const idOf = new Map(enrollments.map(({ id, cohort }) => [keyOf(cohort, id), id]));
      const enrolled = new Set<string>();
      for await (const [key] of namespace.getMany([...idOf.keys()])) enrolled.add(idOf.get(key) ?? '');
      return enrolled;
    },
    async *list(...cohorts) {
      for await (const { name, metadata } of namespace.list(...cohorts.map((one) => KEYS.enrollment + one))) {
        const enrollment = parseKey(name, metadata);
        if (enrollment) yield enrollment;
      }
    },
  };
}

function parseKey(key: string, metadata: unknown): Enrollment | null {
  const [, cohort, id] = key.split(':');
  if (!cohort || !id || !parseCohort(cohort)) return null;
  return { cohort, id, recipient: is(RecipientSchema, metadata) ? metadata : null };
}

/** Whether an enrollment is what enrolling this subscriber would write. */
export function isEnrolledAs(enrolled: Recipient, { address, name, received }: Recipient): boolean {
  const isSame = enrolled.address === address && enrolled.name === name;
  return isSame && enrolled.received.join() === newestThatFit(received).join();
}

function newestThatFit(slugs: readonly string[]): string[] {
  return slugs.filter((_, index) => slugs.slice(index).join('","').length <= RECEIVED_BYTES);
}
