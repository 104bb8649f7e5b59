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
import { type BatchName, numbered } from './batches.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

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

/** The attempts of a chunk, by the numbers of their batches. */
type Attempts = ReadonlyMap<number, Attempt>;

/** What names a chunk: its cohort, and its number in it. */
export interface ChunkName {
  cohort: string;
  chunk: number;
}

export interface AttemptStore {
  /** A batch's attempt, or null where none was made. */
  get(batch: BatchName): Promise<Attempt | null>;
  /** The attempts of a chunk's batches, without those for which none was made. */
  ofChunk(chunk: ChunkName): Promise<Attempts>;
  /** Writes the attempts of a chunk, in place of those before. */
  putChunk(chunk: ChunkName, attempts: Attempts): Promise<void>;
}

const keyOf = ({ cohort, chunk }: ChunkName) => `${KEYS.attempt}${numbered(cohort, chunk)}`;

export function createAttemptStore(namespace: Namespace): AttemptStore {
  const ofChunk = async (chunk: ChunkName): Promise<Attempts> => {
    const stored = await namespace.getJson(keyOf(chunk));
    if (!is(AttemptsSchema, stored)) return new Map();
    return new Map(Object.entries(stored).map(([n, attempt]) => [Number(n), attempt]));
  };
  return {
    get: async ({ cohort, n }) => (await ofChunk({ cohort, chunk: chunkOf(n) })).get(n) ?? null,
    ofChunk,
    putChunk: (chunk, attempts) => namespace.put(keyOf(chunk), JSON.stringify(Object.fromEntries(attempts))),
  };
}
