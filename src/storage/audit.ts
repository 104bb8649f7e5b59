/**
 * `audit:<countdown>:<mark>`: what the operator did to a subscriber, newest first in a list, all of it in the metadata. Whom
 * it was done to stands there as a keyed hash of their id, so that a subscriber who is deleted later is in no trace of it.
 */

import { type InferOutput, is, number, object, string } from 'valibot';
import { DAY_MS } from '../domain/time.ts';
import { keyedHashes } from './keyed-hash.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';

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

/** Where an entry is kept. */
export function auditKey({ at, mark }: Pick<AuditEntry, 'at' | 'mark'>): string {
  return `${KEYS.audit}${END_OF_TIME - at}:${mark}`;
}

export interface AuditStore {
  /** What stands for a subscriber in the audit log. */
  mark(id: string): Promise<string>;
  /** Writes an entry; it is kept for 90 days. */
  put(entry: AuditEntry): Promise<void>;
  /** The newest entries, newest first: one list. */
  list(limit: number): Promise<AuditEntry[]>;
  /** Every entry about one subscriber that is kept, newest first: one list for each thousand of all. */
  of(id: string): Promise<AuditEntry[]>;
}

export function createAuditStore(namespace: Namespace, signingSecrets: readonly string[]): AuditStore {
  /** Now, and under the secret before, if any. */
  const marksOf = async (id: string) => {
    const hashes = await keyedHashes(`audit ${id}`, signingSecrets);
    return hashes.map((hash) => hash.slice(0, 32));
  };
  return {
    mark: async (id) => (await marksOf(id))[0] ?? '',
    put: (entry) => namespace.put(auditKey(entry), '', { metadata: entry, expirationTtl: TTL_S }),
    async list(limit) {
      const { keys } = await namespace.page(KEYS.audit, { limit });
      return keys.flatMap(({ metadata }) => (is(AuditEntrySchema, metadata) ? [metadata] : []));
    },
    async of(id) {
      const marks = await marksOf(id);
      const entries: AuditEntry[] = [];
      for await (const { metadata } of namespace.list(KEYS.audit)) {
        if (is(AuditEntrySchema, metadata) && marks.includes(metadata.mark)) entries.push(metadata);
      }
      return entries;
    },
  };
}
