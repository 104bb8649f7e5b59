/**
 * `enrollment:<cohort>:<id>`: one subscriber's place in one cohort, all of it in the key's metadata, so that
 * one list brings a thousand. Emptied, not deleted, when the reader leaves: the n-th hundred stays the same.
 */

import { array, type InferOutput, is, object, string } from 'valibot';
import { type Cohort, cohortName, keptUntil, MENDED_BEFORE_MS, parseCohort } from '../domain/cohort.ts';
import { instantOf } from '../domain/slot.ts';
import { DAY_MS, type Sleep } from '../domain/time.ts';
import { readMany } from './bulk.ts';
import { KEYS } from './keys.ts';
import { listAll } from './list.ts';
import { retryWrite } from './retry.ts';

const RecipientSchema = object({
  address: string(),
  name: string(),
  /** Slugs received before this cohort, oldest first; the newest of them where not all fit. */
  received: array(string()),
});

/** What a send needs to know of a reader. */
export type Recipient = InferOutput<typeof RecipientSchema>;

export interface Enrollment {
  cohort: string;
  id: string;
  /** Null once the reader has left. */
  recipient: Recipient | null;
}

/** KV's limit for metadata is 1,024 bytes; an address and a name may take half of it. */
const RECEIVED_BYTES = 400;

const keyOf = (cohort: string, id: string) => `${KEYS.enrollment}${cohort}:${id}`;

/** Enrolls a reader, for a course of so many lessons. Writing the same enrollment twice changes nothing. */
export async function enroll(
  kv: KVNamespace,
  { cohort, id, recipient, lessons }: { cohort: Cohort; id: string; recipient: Recipient; lessons: number },
  sleep: Sleep,
): Promise<void> {
  const metadata = { ...recipient, received: newestThatFit(recipient.received) };
  await putEnrollment(kv, { cohort, id, metadata, lessons }, sleep);
}

/**
 * Empties an enrollment: the key stays, the person is gone from it. One that has expired by `now` (ms) is gone
 * already; one that was never written is not made in a cohort that may be running, whose hundreds it would shift.
 */
export async function emptyEnrollment(
  kv: KVNamespace,
  { cohort, id, lessons, now }: { cohort: Cohort; id: string; lessons: number; now: number },
  sleep: Sleep,
): Promise<void> {
  if (keptUntil(cohort, lessons) < now + DAY_MS) return;
  const mayRun = instantOf(cohort) - now < MENDED_BEFORE_MS;
  if (mayRun && !(await isEnrolled(kv, cohortName(cohort), id))) return;
  await putEnrollment(kv, { cohort, id, metadata: {}, lessons }, sleep);
}

async function putEnrollment(
  kv: KVNamespace,
  { cohort, id, metadata, lessons }: { cohort: Cohort; id: string; metadata: object; lessons: number },
  sleep: Sleep,
): Promise<void> {
  const expiration = Math.ceil(keptUntil(cohort, lessons) / 1000);
  await retryWrite(() => kv.put(keyOf(cohortName(cohort), id), '', { metadata, expiration }), sleep);
}

/** Puts an empty place under another name and removes the one that it had; in between there are both. */
export async function renameEnrollment(
  kv: KVNamespace,
  { cohort, id, name, lessons }: { cohort: Cohort; id: string; name: string; lessons: number },
  sleep: Sleep,
): Promise<void> {
  await putEnrollment(kv, { cohort, id: name, metadata: {}, lessons }, sleep);
  await retryWrite(() => kv.delete(keyOf(cohortName(cohort), id)), sleep);
}

/** Whether this subscriber has a place in the cohort, emptied or not. */
async function isEnrolled(kv: KVNamespace, cohort: string, id: string): Promise<boolean> {
  return (await kv.get(keyOf(cohort, id))) !== null;
}

/** The ids among these that have a place in the cohort named beside them, filled or emptied; one read for each hundred. */
export async function placedAmong(
  kv: KVNamespace,
  places: readonly { id: string; cohort: string }[],
): Promise<Set<string>> {
  const idOf = new Map(places.map(({ id, cohort }) => [keyOf(cohort, id), id]));
  const placed = new Set<string>();
  for await (const [key] of readMany(kv, [...idOf.keys()])) placed.add(idOf.get(key) ?? '');
  return placed;
}

/** One reader's place in a cohort, filled or emptied; null where they never had one. */
export async function getEnrollment(kv: KVNamespace, cohort: string, id: string): Promise<Enrollment | null> {
  const { value, metadata } = await kv.getWithMetadata(keyOf(cohort, id));
  return value === null ? null : { cohort, id, recipient: is(RecipientSchema, metadata) ? metadata : null };
}

/**
 * All enrollments of cohorts whose names begin so (a slot and a point; a whole cohort and a colon; nothing for all there
 * are), in key order.
 */
export async function* enrollments(kv: KVNamespace, ...cohorts: readonly string[]): AsyncGenerator<Enrollment> {
  const prefixes = cohorts.map((cohort) => `${KEYS.enrollment}${cohort}`);
  for await (const { name, metadata } of listAll(kv, prefixes)) {
    const enrollment = parseKey(name, metadata);
    if (enrollment) yield enrollment;
  }
}

function parseKey(key: string, metadata: unknown): Enrollment | null {
  const [, cohort, id] = key.split(':');
  if (!cohort || !id || !parseCohort(cohort)) return null;
  return { cohort, id, recipient: is(RecipientSchema, metadata) ? metadata : null };
}

/** Whether an enrollment is what enrolling this reader would write. */
export function isEnrolledAs(enrolled: Recipient, { address, name, received }: Recipient): boolean {
  const isSame = enrolled.address === address && enrolled.name === name;
  return isSame && enrolled.received.join() === newestThatFit(received).join();
}

function newestThatFit(slugs: readonly string[]): string[] {
  return slugs.filter((_, index) => slugs.slice(index).join('","').length <= RECEIVED_BYTES);
}
