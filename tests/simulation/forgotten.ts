/** Who had themselves deleted is nowhere any more, some days later. */

import type { KvStore } from '../stand-ins/kv/store.ts';
import { instantInWords } from './cron.ts';
import { effective } from './deeds.ts';
import type { Evidence } from './evidence.ts';
import type { Person } from './person.ts';
import type { Violation } from './promises.ts';
import { DAY_MS } from './stage.ts';

/** So long (ms) after a deletion, with calm ticks, nothing is left. */
const CLEARED_MS = 3 * DAY_MS;

/** When a reader was deleted for good (ms); null where they were not, or may have taken it back. */
export function erasedAt({ deeds }: Person): number | null {
  const real = effective(deeds);
  const last = real.findLast(({ kind }) => kind === 'delete');
  const isTakenBack = real.some(({ kind }) => kind === 'restore');
  const isMixed = real.some(({ kind, doneAt }) => kind === 'move' && doneAt === null);
  return isTakenBack || isMixed ? null : (last?.doneAt ?? null);
}

/** What is still kept of somebody who was deleted: a key, a value or metadata that names them. */
export function keptOf(person: Person, store: KvStore, now: number): string | null {
  if (erasedAt(person) === null) return null;
  const names = [...person.addresses, ...person.ids, `"${person.name}`];
  for (const { name: key, value, metadata } of store.all('', now)) {
    const text = `${key} ${value} ${metadata}`;
    const name = names.find((one) => text.includes(one));
    if (name !== undefined) return `${name} in ${key}`;
  }
  return null;
}

/** What was promised to be gone by now, and is not. */
export function judgeForgotten(person: Person, store: KvStore, { now, calmFrom }: Evidence): Violation[] {
  const since = erasedAt(person);
  if (since === null || now < Math.max(since, calmFrom) + CLEARED_MS) return [];
  const kept = keptOf(person, store, now);
  if (kept === null) return [];
  const text = `${person.name} was deleted (${instantInWords(since)}), and there is still ${kept}.`;
  return [{ promise: 'forgotten', address: person.address, text, at: now }];
}
