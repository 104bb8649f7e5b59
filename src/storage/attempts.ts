/**
 * `attempt:<cohort>:<wave>`: the calls to Resend that may be under way for the ten batches of a wave, written before
 * they are made: one write for a thousand lessons. Keys of their own, because KV takes one write a second to a key, and a
 * batch's progress follows within less.
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
  record,
  string,
  tuple,
} from 'valibot';
import type { Attempt } from '../domain/attempt.ts';
import { chunkOf } from '../domain/batch.ts';
import type { Sleep } from '../domain/time.ts';
import { type BatchName, numbered } from './batches.ts';
import { KEYS } from './keys.ts';
import { retryWrite } from './retry.ts';

const SliceSchema = pipe(tuple([number(), number()]), readonly());

const AttemptSchema: GenericSchema<Attempt> = object({
  lesson: string(),
  occurrence: string(),
  since: number(),
  open: nullable(object({ slice: SliceSchema, since: number(), subject: string() })),
  pending: array(SliceSchema),
  refused: array(number()),
  reason: nullable(string()),
  refusals: number(),
  taken: boolean(),
  revision: number(),
  inDoubt: boolean(),
  unsendable: boolean(),
});

/** By the number of the batch, as JSON has keys. */
const AttemptsSchema = record(string(), AttemptSchema);

/** The attempts of a wave, by the numbers of their batches. */
export type Attempts = ReadonlyMap<number, Attempt>;

/** What names a wave: its cohort, and its number in it. */
export interface ChunkName {
  cohort: string;
  chunk: number;
}

const keyOf = ({ cohort, chunk }: ChunkName) => `${KEYS.attempt}${numbered(cohort, chunk)}`;

/** The attempts of a wave's batches: none of a batch for which none was made. */
export async function getAttempts(kv: KVNamespace, chunk: ChunkName): Promise<Attempts> {
  const stored = await kv.get(keyOf(chunk), 'json');
  if (!is(AttemptsSchema, stored)) return new Map();
  return new Map(Object.entries(stored).map(([n, attempt]) => [Number(n), attempt]));
}

/** A batch's attempt, or null where none was made. */
export async function getAttempt(kv: KVNamespace, { cohort, n }: BatchName): Promise<Attempt | null> {
  return (await getAttempts(kv, { cohort, chunk: chunkOf(n) })).get(n) ?? null;
}

/** Writes down the attempts of a wave, in place of those before. */
export async function putAttempts(kv: KVNamespace, chunk: ChunkName, attempts: Attempts, sleep: Sleep): Promise<void> {
  const value = JSON.stringify(Object.fromEntries(attempts));
  await retryWrite(() => kv.put(keyOf(chunk), value), sleep);
}
