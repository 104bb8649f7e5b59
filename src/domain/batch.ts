/** Batches: the hundreds of a cohort in key order. Keys never go away while a course runs, so a batch stays the same. */

/** The most mails that Resend takes in one call (https://resend.com/docs/api-reference/emails/send-batch-emails). */
export const BATCH_SIZE = 100;

/** A chunk: this many batches of a cohort, a thousand subscribers, whose calls are stored in one key. */
const CHUNK_SIZE = 10;

/** The n-th hundred of a cohort, n counted from 1. */
export interface Batch<Member> {
  cohort: string;
  n: number;
  members: Member[];
}

/**
 * Cuts a stream of enrollments, sorted by key, into batches as they come: at most one batch is held in memory.
 * A batch is yielded as soon as it is full or its cohort ends.
 */
export async function* batchesOf<Member extends { cohort: string }>(
  enrollments: AsyncIterable<Member>,
): AsyncGenerator<Batch<Member>> {
  let batch: Batch<Member> = { cohort: '', n: 0, members: [] };
  for await (const member of enrollments) {
    if (member.cohort !== batch.cohort) {
      if (batch.members.length > 0) yield batch;
      batch = { cohort: member.cohort, n: 1, members: [] };
    }
    batch.members.push(member);
    if (batch.members.length < BATCH_SIZE) continue;
    yield batch;
    batch = { cohort: member.cohort, n: batch.n + 1, members: [] };
  }
  if (batch.members.length > 0) yield batch;
}

/** The chunk that the n-th batch of a cohort is in, counted from 1. */
export function chunkOf(n: number): number {
  return Math.ceil(n / CHUNK_SIZE);
}

/** Gathers a stream of batches, sorted by cohort and number, into chunks as they come, each with at least one batch. */
export async function* chunksOf<Item extends { batch: Batch<unknown> }>(
  batches: AsyncIterable<Item>,
): AsyncGenerator<[Item, ...Item[]]> {
  let chunk: [Item, ...Item[]] | null = null;
  for await (const item of batches) {
    if (chunk && isSameChunk(chunk[0].batch, item.batch)) {
      chunk.push(item);
      continue;
    }
    if (chunk) yield chunk;
    chunk = [item];
  }
  if (chunk) yield chunk;
}

function isSameChunk(one: Batch<unknown>, other: Batch<unknown>): boolean {
  return one.cohort === other.cohort && chunkOf(one.n) === chunkOf(other.n);
}
