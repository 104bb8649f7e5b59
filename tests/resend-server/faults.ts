import type { Fault } from './wire.ts';

interface Rule {
  fault: Fault;
  left: number;
  probability: number;
  random: () => number;
}

/**
 * A list of fault rules at work. A call asks the rules in order: each that is not spent counts it, and
 * strikes it or leaves it to the next. So certain rules follow one another, and rules with a probability mix.
 */
export class FaultPlan {
  readonly #rules: Rule[];

  constructor(faults: readonly Fault[]) {
    this.#rules = faults.map((fault) => ({
      fault,
      left: fault.calls ?? 1,
      probability: fault.probability ?? 1,
      random: randomFrom(fault.seed ?? 1),
    }));
  }

  /** What happens to the next sending call. */
  next(): Fault {
    for (const rule of this.#rules) {
      if (rule.left === 0) continue;
      rule.left -= 1;
      if (rule.random() < rule.probability) return rule.fault;
    }
    return { kind: 'pass' };
  }
}

/** Mulberry32: small, and good enough for choosing which call fails. Numbers from 0 to 1, never 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
