/**
 * `attempt:<cohort>:<n>`: the call to Resend that may be under way for a batch, written before it is made. All of
 * it stands in the metadata. A key of its own, because KV takes one write a second to a key, and the batch's progress
 * follows within less.
 */
import {
  boolean,
  type InferOutput,
  is,
  length,
  nullable,
  number,
  object,
  pipe,
  readonly,
  string,
  tuple,
} from 'valibot';
import type { Attempt } from '../core/attempt.ts';
import { BATCH_SIZE } from '../core/batch.ts';
import { readPositions, writePositions } from '../core/positions.ts';
import type { Sleep } from '../core/time.ts';
import { type BatchName, batchName } from './batches.ts';
import { retryWrite } from './retry.ts';

const PartSchema = pipe(tuple([number(), number()]), readonly());

const StoredSchema = object({
  lesson: string(),
  occurrence: string(),
  since: number(),
  open: nullable(object({ part: PartSchema, since: number(), subject: string() })),
  /** Which positions are pending in which part, and which were refused. */
  positions: pipe(string(), length(BATCH_SIZE)),
  reason: nullable(string()),
  refusals: number(),
  taken: boolean(),
  take: number(),
  inDoubt: boolean(),
  unsendable: boolean(),
});

type Stored = InferOutput<typeof StoredSchema>;

const PREFIX = 'attempt:';

/** KV's limit for metadata is 1,024 bytes; a subject takes 200 of them at most, twice as many if all has to be escaped. */
const REASON_BYTES = 200;

/** A batch's attempt, or null where none was made. */
export async function getAttempt(kv: KVNamespace, batch: BatchName): Promise<Attempt | null> {
  const { metadata } = await kv.getWithMetadata(PREFIX + batchName(batch));
  return is(StoredSchema, metadata) ? read(metadata) : null;
}

/** Writes down a batch's attempt, in place of the one before. */
export async function putAttempt(kv: KVNamespace, batch: BatchName, attempt: Attempt, sleep: Sleep): Promise<void> {
  await retryWrite(() => kv.put(PREFIX + batchName(batch), '', { metadata: written(attempt) }), sleep);
}

function written({ pending, refused, reason, ...rest }: Attempt): Stored {
  return { ...rest, positions: writePositions({ pending, refused }), reason: reason && cut(reason) };
}

function read({ positions, ...rest }: Stored): Attempt {
  return { ...rest, ...readPositions(positions) };
}

/** As much of a text as has room as JSON, in which a letter may take six bytes. */
function cut(text: string): string {
  const encoder = new TextEncoder();
  let size = 0;
  const kept = [...text].filter((letter) => {
    size += encoder.encode(JSON.stringify(letter)).length - 2;
    return size <= REASON_BYTES;
  });
  return kept.join('');
}
