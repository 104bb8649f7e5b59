import { type Random, randomOf } from '../random.ts';
import type { Fault } from './wire.ts';

interface Rule {
  fault: Fault;
  left: number;
  probability: number;
  random: Random;
}

/**
 * A list of fault rules at work. A call asks the rules in order: each that is not spent counts it, and strikes it or
 * leaves it to the next. So certain rules follow one another, and rules with a probability mix.
 */
export class FaultPlan {
  readonly #rules: Rule[];

  constructor(faults: readonly Fault[]) {
    this.#rules = faults.map((fault) => ({
      fault,
      left: fault.calls ?? 1,
      probability: fault.probability ?? 1,
      random: randomOf('faults', fault.seed ?? 1),
    }));
  }

  /** What happens to the next sending call. */
  next(): Fault {
    for (const rule of this.#rules) {
      if (rule.left === 0) continue;
      rule.left -= 1;
      if (rule.random.next() < rule.probability) return rule.fault;
    }
    return { kind: 'pass' };
  }
}
