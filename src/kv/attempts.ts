/**
 * `attempt:<cohort>:<n>`: the call to Resend that may be under way for a batch, written before it is made. All of
 * it stands in the metadata, so that one list tells of a thousand batches; a key of its own, because KV takes one
 * write a second to a key, and the batch's progress follows within less.
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
import { listKeys } from './list.ts';
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

const PREFIX = 'attempt:';

/** The attempts of all batches of a slot, sorted by batch name. */
export async function* attempts(kv: KVNamespace, slot: string): AsyncGenerator<{ name: string; attempt: Attempt }> {
  for await (const { name, metadata } of listKeys(kv, `${PREFIX}${slot}.`)) {
    if (is(AttemptSchema, metadata)) yield { name: name.slice(PREFIX.length), attempt: metadata };
  }
}

/** A batch's attempt, or null where none was made. */
export async function getAttempt(kv: KVNamespace, batch: BatchName): Promise<Attempt | null> {
  const { metadata } = await kv.getWithMetadata(PREFIX + batchName(batch));
  return is(AttemptSchema, metadata) ? metadata : null;
}

/** Writes down a batch's attempt, in place of the one before. */
export async function putAttempt(kv: KVNamespace, batch: BatchName, attempt: Attempt, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(PREFIX + batchName(batch), '', { metadata: attempt }), sleep);
}
