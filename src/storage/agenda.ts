/**
 * What a tick has to know before anything else: how far the one before it came, and what readers have begun since.
 * `change:` and `clock` begin with the same letter, and no other kind of key does: one list brings both.
 */

import { type Clock, getClock, listedClock } from './clock.ts';
import { KEYS } from './keys.ts';
import { listKeys } from './list.ts';
import { type TransitionName, transitionOfKey } from './transitions.ts';

export interface Agenda {
  clock: Clock;
  /** The changes that are not surely whole, oldest first for each reader. */
  changes: readonly TransitionName[];
}

/** One list for each thousand changes, and a read where the clock does not fit into a list. */
export async function readAgenda(kv: KVNamespace): Promise<Agenda> {
  const changes: TransitionName[] = [];
  let clock: Clock | null = null;
  for await (const { name, metadata } of listKeys(kv, 'c')) {
    const change = transitionOfKey(name);
    if (change) changes.push(change);
    else if (name === KEYS.clock) clock = listedClock(metadata);
  }
  return { clock: clock ?? (await getClock(kv)), changes };
}
