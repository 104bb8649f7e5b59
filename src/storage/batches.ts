/**
 * `batch:<cohort>:<n>`: how far a batch has come. All of it stands in the metadata too where KV takes so much, so that
 * one list tells of a thousand batches what is due; of a longer course only the last send does, and the rest is read.
 */

import { array, boolean, is, number, object, optional, parse, record, string } from 'valibot';
import type { Batch } from '../domain/batch.ts';
import type { LastSend, Progress } from '../domain/due.ts';
import { KEYS } from './keys.ts';
import { fitsMetadata, type Namespace } from './namespace.ts';

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

/** A batch that has begun, and how far it has come. */
interface BegunBatch extends BatchName {
  progress: Progress;
}

/** Some of the batches that have begun, sorted by name. */
interface BatchPage {
  batches: BegunBatch[];
  /** Where the next page begins; null on the last one. */
  cursor: string | null;
}

export interface BatchStore {
  /** A batch's progress, or null where nothing was sent yet. */
  get(batch: BatchName): Promise<Progress | null>;
  /** The progress of the batches with these names, as far as they have begun: one read for each hundred. */
  getMany(names: readonly string[]): Promise<Map<string, Progress>>;
  /** Writes what a batch has got. It never expires: it has to outlive its enrollments, or they would begin anew. */
  put(batch: BatchName, progress: Progress): Promise<void>;
  /** All batches that have begun of cohorts whose names begin so, sorted by name. */
  list(...cohorts: readonly string[]): AsyncGenerator<ListedBatch>;
  /** The next thousand batches after a page: one list, and a read for each hundred whose progress does not fit into it. */
  page(cursor?: string | null): Promise<BatchPage>;
}

export function createBatchStore(namespace: Namespace): BatchStore {
  const getMany = async (names: readonly string[]) => {
    const known = new Map<string, Progress>();
    for await (const [key, stored] of namespace.getMany(names.map((name) => KEYS.batch + name))) {
      known.set(nameOf(key), parse(ProgressSchema, JSON.parse(stored)));
    }
    return known;
  };
  return {
    async get(batch) {
      const stored = await namespace.getJson(keyOf(batch));
      return stored === null ? null : parse(ProgressSchema, stored);
    },
    getMany,
    put(batch, progress) {
      const { occurrence, sentAt, finished } = progress;
      const metadata = fitsMetadata(progress) ? progress : { occurrence, sentAt, finished };
      return namespace.put(keyOf(batch), JSON.stringify(progress), { metadata });
    },
    async *list(...cohorts) {
      for await (const { name, metadata } of namespace.list(...cohorts.map((cohort) => KEYS.batch + cohort))) {
        if (is(ProgressSchema, metadata)) yield { name: nameOf(name), last: metadata, progress: metadata };
        else if (is(LastSendSchema, metadata)) yield { name: nameOf(name), last: metadata, progress: null };
      }
    },
    async page(cursor = null) {
      const { keys, cursor: next } = await namespace.page(KEYS.batch, { cursor });
      const listed = keys.flatMap(({ name, metadata }) =>
        is(ProgressSchema, metadata) ? [[nameOf(name), metadata] as const] : [],
      );
      const known = new Map<string, Progress>(listed);
      const names = keys.map(({ name }) => nameOf(name));
      for (const [name, progress] of await getMany(names.filter((name) => !known.has(name)))) known.set(name, progress);
      return { batches: names.flatMap((name) => begun(name, known.get(name))), cursor: next };
    },
  };
}

const nameOf = (key: string) => key.slice(KEYS.batch.length);

function begun(name: string, progress: Progress | undefined): BegunBatch[] {
  const [cohort = '', number = ''] = name.split(':');
  return progress ? [{ cohort, n: Number(number), progress }] : [];
}
