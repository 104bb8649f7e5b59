/**
 * `batch:<cohort>:<n>`: how far a batch has come. All of it stands in the metadata too where KV takes so much, so that
 * one list tells of a thousand batches what is due; of a longer course only the last send does, and the rest is read.
 */

import { array, boolean, is, number, object, optional, parse, record, string } from 'valibot';
import type { Batch } from '../domain/batch.ts';
import type { LastSend, Progress } from '../domain/due.ts';
import type { Sleep } from '../domain/time.ts';
import { readMany } from './bulk.ts';
import { KEYS } from './keys.ts';
import { listAll } from './list.ts';
import { fitsMetadata } from './metadata.ts';
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

/** A batch's name: `<cohort>:<n>`. */
export const batchName = ({ cohort, n }: BatchName) => numbered(cohort, n);

/** `<cohort>:<number>`, with five digits, so that names sort as numbers do. */
export function numbered(cohort: string, number: number): string {
  return `${cohort}:${String(number).padStart(5, '0')}`;
}

const keyOf = (batch: BatchName) => KEYS.batch + batchName(batch);

/** What a list tells of a batch that has begun: its progress, or the last send alone. */
export interface ListedBatch {
  name: string;
  last: LastSend;
  /** Null where it does not fit into a list, and has to be read. */
  progress: Progress | null;
}

/** All batches that have begun of cohorts whose names begin so, sorted by name. */
export async function* listBatches(kv: KVNamespace, ...cohorts: readonly string[]): AsyncGenerator<ListedBatch> {
  const prefixes = cohorts.map((cohort) => KEYS.batch + cohort);
  for await (const { name: key, metadata } of listAll(kv, prefixes)) {
    const name = key.slice(KEYS.batch.length);
    if (is(ProgressSchema, metadata)) yield { name, last: metadata, progress: metadata };
    else if (is(LastSendSchema, metadata)) yield { name, last: metadata, progress: null };
  }
}

/** A batch that has begun, and how far it has come. */
interface BegunBatch extends BatchName {
  progress: Progress;
}

/** Some of the batches that have begun, sorted by name. */
export interface BatchPage {
  batches: BegunBatch[];
  /** Where the next page begins; null on the last one. */
  cursor: string | null;
}

/** The next thousand batches after a page: one list, and one read for each hundred whose progress does not fit into it. */
export async function listBatchPage(kv: KVNamespace, cursor: string | null = null): Promise<BatchPage> {
  const page = await kv.list({ prefix: KEYS.batch, cursor });
  const names = page.keys.map(({ name }) => name.slice(KEYS.batch.length));
  const listed = page.keys.flatMap(({ name, metadata }) =>
    is(ProgressSchema, metadata) ? [[name.slice(KEYS.batch.length), metadata] as const] : [],
  );
  const known = new Map<string, Progress>(listed);
  const large = names.filter((name) => !known.has(name));
  for (const [name, progress] of await getProgresses(kv, large)) known.set(name, progress);
  const batches = names.flatMap((name) => {
    const progress = known.get(name);
    const [cohort = '', number = ''] = name.split(':');
    return progress ? [{ cohort, n: Number(number), progress }] : [];
  });
  return { batches, cursor: page.list_complete ? null : page.cursor };
}

/** The progress of the batches with these names, as far as they have begun; one read for each hundred. */
export async function getProgresses(kv: KVNamespace, names: readonly string[]): Promise<Map<string, Progress>> {
  const known = new Map<string, Progress>();
  const keys = names.map((name) => KEYS.batch + name);
  for await (const [key, stored] of readMany(kv, keys)) {
    known.set(key.slice(KEYS.batch.length), parse(ProgressSchema, JSON.parse(stored)));
  }
  return known;
}

/** A batch's progress, or null where nothing was sent yet. */
export async function getProgress(kv: KVNamespace, batch: BatchName): Promise<Progress | null> {
  const stored = await kv.get(keyOf(batch), 'json');
  return stored === null ? null : parse(ProgressSchema, stored);
}

/** Writes down what a batch has got. Without an expiration: it has to outlive its enrollments, or they would begin anew. */
export async function putProgress(kv: KVNamespace, batch: BatchName, progress: Progress, sleep: Sleep): Promise<void> {
  const { occurrence, sentAt, finished } = progress;
  const metadata = fitsMetadata(progress) ? progress : { occurrence, sentAt, finished };
  await retryWrite(() => kv.put(keyOf(batch), JSON.stringify(progress), { metadata }), sleep);
}
