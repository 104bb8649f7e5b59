/**
 * `audit:<countdown>:<mark>`: what the operator did to a reader, newest first in a list, all of it in the metadata. Whom
 * it was done to stands there as a keyed hash of their id, so that a reader who is deleted later is in no trace of it.
 */

import { type InferOutput, is, number, object, string } from 'valibot';
import { DAY_MS } from '../domain/time.ts';
import type { Services } from '../services.ts';
import { keyedHashes } from './keyed-hash.ts';
import { KEYS } from './keys.ts';
import { listKeys } from './list.ts';
import { retryWrite } from './retry.ts';

/** How long (s) an entry is kept. */
const TTL_S = (90 * DAY_MS) / 1000;

/** A little more than the latest instant (ms) that a number of 13 digits can be. */
const END_OF_TIME = 10_000_000_000_000;

const AuditEntrySchema = object({
  /** When it was done (ms). */
  at: number(),
  /** What was done: one word. */
  action: string(),
  /** More about it, in words; without anyone's name or address. */
  detail: string(),
  /** Whom it was done to (`auditMark`); empty where it was nobody in particular. */
  mark: string(),
});

export type AuditEntry = InferOutput<typeof AuditEntrySchema>;

/** What stands for a reader in the trail. */
export async function auditMark(id: string, services: Pick<Services, 'config'>): Promise<string> {
  const [mark = ''] = await auditMarks(id, services);
  return mark;
}

/** What stands for a reader in the trail: now, and under the secret before, if any. */
async function auditMarks(id: string, services: Pick<Services, 'config'>): Promise<string[]> {
  const hashes = await keyedHashes(`audit ${id}`, services);
  return hashes.map((hash) => hash.slice(0, 32));
}

/** Where an entry is kept. */
export function auditKey({ at, mark }: Pick<AuditEntry, 'at' | 'mark'>): string {
  return `${KEYS.audit}${END_OF_TIME - at}:${mark}`;
}

/** Writes down what was done; it is kept for 90 days. */
export async function putAudit(entry: AuditEntry, { kv, time }: Pick<Services, 'kv' | 'time'>): Promise<void> {
  await retryWrite(() => kv.put(auditKey(entry), '', { metadata: entry, expirationTtl: TTL_S }), time.sleep);
}

/** The newest entries, newest first: one list. */
export async function listAudit(kv: KVNamespace, limit: number): Promise<AuditEntry[]> {
  const { keys } = await kv.list({ prefix: KEYS.audit, limit });
  return keys.flatMap(({ metadata }) => (is(AuditEntrySchema, metadata) ? [metadata] : []));
}

/** Every entry about one reader that is kept, newest first: one list for each thousand of all. */
export async function auditOf(id: string, { kv, config }: Pick<Services, 'kv' | 'config'>): Promise<AuditEntry[]> {
  const marks = await auditMarks(id, { config });
  const entries: AuditEntry[] = [];
  for await (const { metadata } of listKeys(kv, KEYS.audit)) {
    if (is(AuditEntrySchema, metadata) && marks.includes(metadata.mark)) entries.push(metadata);
  }
  return entries;
}
