/**
 * `batch:<cohort>:<n>`: how far a batch has come. The last send stands in the metadata too, so that one list
 * tells of a thousand batches whether anything is due; the slugs are read only where a lesson is.
 */
import { array, boolean, is, number, object, optional, parse, record, string } from 'valibot';
import type { Batch } from '../core/batch.ts';
import type { LastSend, Progress } from '../core/due.ts';
import type { Sleep } from '../core/time.ts';
import { listKeys } from './list.ts';
import { retryWrite } from './retry.ts';

const lastSend = { occurrence: string(), sentAt: number(), finished: boolean() };
const LastSendSchema = object(lastSend);
const ProgressSchema = object({
  ...lastSend,
  sent: array(string()),
  count: number(),
  times: optional(record(string(), number())),
  inDoubt: optional(array(string())),
});

/** What names a batch: its cohort, and its number in it. */
export type BatchName = Pick<Batch<unknown>, 'cohort' | 'n'>;

/** A batch's name: `<cohort>:<n>`, with n in five digits, so that names sort as numbers do. */
export const batchName = ({ cohort, n }: BatchName) => `${cohort}:${String(n).padStart(5, '0')}`;

const PREFIX = 'batch:';

const keyOf = (batch: BatchName) => PREFIX + batchName(batch);

/** The last sends of all batches of a slot that have begun, sorted by batch name. */
export async function* lastSends(kv: KVNamespace, slot: string): AsyncGenerator<{ name: string; last: LastSend }> {
  for await (const { name, metadata } of listKeys(kv, `${PREFIX}${slot}.`)) {
    if (is(LastSendSchema, metadata)) yield { name: name.slice(PREFIX.length), last: metadata };
  }
}

/** A batch's progress, or null where nothing was sent yet. */
export async function getProgress(kv: KVNamespace, batch: BatchName): Promise<Progress | null> {
  const stored = await kv.get(keyOf(batch), 'json');
  return stored === null ? null : parse(ProgressSchema, stored);
}

/** Writes down what a batch has got. Without an expiration: it has to outlive its enrollments, or they would begin anew. */
export async function putProgress(kv: KVNamespace, batch: BatchName, progress: Progress, sleep: Sleep): Promise<void> {
  const { occurrence, sentAt, finished } = progress;
  const metadata = { occurrence, sentAt, finished };
  await retryWrite(() => kv.put(keyOf(batch), JSON.stringify(progress), { metadata }), sleep);
}
