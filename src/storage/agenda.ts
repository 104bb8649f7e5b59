/**
 * What a tick has to know before anything else: how far the one before it came, and which transitions are open.
 * `change:` and `clock` begin with the same letter, and no other kind of key does: one list brings both.
 */

import { type Clock, listedClock, readClock } from './clock.ts';
import { KEYS } from './keys.ts';
import type { Namespace } from './namespace.ts';
import { type TransitionName, transitionOfKey } from './transitions.ts';

export interface Agenda {
  clock: Clock;
  /** The transitions that are not surely complete, oldest first for each subscriber. */
  transitions: readonly TransitionName[];
}

/** One list for each thousand transitions, and a read where the clock does not fit into a list. */
export async function readAgenda(namespace: Namespace): Promise<Agenda> {
  const transitions: TransitionName[] = [];
  let clock: Clock | null = null;
  for await (const { name, metadata } of namespace.list('c')) {
    const transition = transitionOfKey(name);
    if (transition) transitions.push(transition);
    else if (name === KEYS.clock) clock = listedClock(metadata);
  }
  return { clock: clock ?? (await readClock(namespace)), transitions };
}
