/** People who are brought in from a file: what it says of them, and what that means for who is known already. */

import type { Subscriber } from './subscriber.ts';
import { UNSEEN_MS } from './transition.ts';

/** What a file says of one person, parsed. Instants are epoch ms. */
export interface Candidate {
  /** Where they stand in the file; its header is row 1. */
  row: number;
  /** Normalised. */
  address: string;
  name: string;
  timeZone: string;
  /** Only where the file has it: the hour (0 to 23) that they chose for themselves. */
  sendHour?: number | undefined;
  /** Only of our own export: `active` and `paused` take part, everybody else is only remembered, so as never to be mailed. */
  status?: Subscriber['status'] | undefined;
  /** Only of our own export: the slugs that they have had, oldest first, and the one that comes next; null at the end. */
  place?: { had: string[]; next: string | null } | undefined;
  lastLessonAt?: number | undefined;
  pausedAt?: number | undefined;
  pausedUntil?: number | undefined;
  leftAt?: number | undefined;
  leaveReason?: string | undefined;
  reason?: string | undefined;
  /** What they agreed to elsewhere, as far as the file says it. */
  requestedAt?: number | undefined;
  confirmedAt?: number | undefined;
  origin?: string | undefined;
  words?: string | undefined;
}

/** Why somebody is not brought in, although their row is right. */
export type Out = 'deleted' | Exclude<Subscriber['status'], 'active' | 'paused'>;

/**
 * - `new`: nobody knows them here.
 * - `mine`: this very import has brought them in.
 * - `known`: they are in already, or the file has them as gone and they are known: nothing changes.
 * - `out`: they left, or take no mail, or had themselves deleted; no import brings them back.
 */
export type Standing = { kind: 'new' } | { kind: 'mine' } | { kind: 'known' } | { kind: 'out'; why: Out };

/** How a candidate of the import of `at` (ms) stands to what is known of them. */
export function standingOf(
  candidate: Pick<Candidate, 'status'>,
  { known, isDeleted }: { known: Subscriber | undefined; isDeleted: boolean },
  at: number,
): Standing {
  if (isDeleted) return { kind: 'out', why: 'deleted' };
  if (known === undefined) return { kind: 'new' };
  if (known.consent.imported?.at === at) return { kind: 'mine' };
  const { status } = known;
  if (status === 'active' || status === 'paused' || !takesPart(candidate)) return { kind: 'known' };
  return { kind: 'out', why: status };
}

/** Whether a candidate is to get lessons, now or after a pause. */
export function takesPart({ status = 'active' }: Pick<Candidate, 'status'>): boolean {
  return status === 'active' || status === 'paused';
}

/**
 * When what the import of `at` (ms) writes of a subscriber counts as changed (ms): so long before, that whatever they do by
 * themselves meanwhile, seen here or not, goes before it.
 */
export function importedAt(at: number): number {
  return at - UNSEEN_MS;
}

/** Whether nothing has changed about a subscriber since an import wrote them. */
export function isAsImported({ consent: { imported }, changedAt }: Subscriber): boolean {
  return imported !== undefined && changedAt === importedAt(imported.at);
}
