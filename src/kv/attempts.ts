/**
 * `attempt:<cohort>:<n>`: the call to Resend that may be under way for a batch, written before it is made. A key of
 * its own, because KV takes one write a second to a key, and the batch's progress follows within less.
 */
import {
  array,
  boolean,
  type GenericSchema,
  is,
  nullable,
  number,
  object,
  pipe,
  readonly,
  string,
  tuple,
} from 'valibot';
import type { Attempt } from '../core/attempt.ts';
import type { Sleep } from '../core/time.ts';
import { type BatchName, batchName } from './batches.ts';
import { retryWrite } from './retry.ts';

const PartSchema = pipe(tuple([number(), number()]), readonly());

const AttemptSchema: GenericSchema<Attempt> = object({
  lesson: string(),
  occurrence: string(),
  since: number(),
  open: nullable(object({ part: PartSchema, since: number(), subject: string() })),
  pending: array(PartSchema),
  refused: array(number()),
  reason: nullable(string()),
  refusals: number(),
  taken: boolean(),
  take: number(),
  inDoubt: boolean(),
  unsendable: boolean(),
});

const keyOf = (batch: BatchName) => `attempt:${batchName(batch)}`;

/** A batch's attempt, or null where none was made. */
export async function getAttempt(kv: KVNamespace, batch: BatchName): Promise<Attempt | null> {
  const stored = await kv.get(keyOf(batch), 'json');
  return is(AttemptSchema, stored) ? stored : null;
}

/** Writes down a batch's attempt, in place of the one before. */
export async function putAttempt(kv: KVNamespace, batch: BatchName, attempt: Attempt, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(keyOf(batch), JSON.stringify(attempt)), sleep);
}
