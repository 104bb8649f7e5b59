/** One request or tick under way: each thing that it asks of the outside takes time, and may be the last one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Random, randomOf } from '../stand-ins/random.ts';
import type { World } from './world.ts';

/** A Worker's cron run is ended after so long (ms). */
const MAX_WAIT_MS = 15 * 60_000;

interface Limits {
  /** The how-manieth step is its last; null: it dies of nothing. */
  diesAt: number | null;
  /** After so many steps Cloudflare allows no other. */
  steps: number;
}

/** Whose call a global one is (fetch, the cache, the clock's sleep). */
const current = new AsyncLocalStorage<Invocation>();

/** The invocation that is running; throws outside of one. */
export function invocation(): Invocation {
  const running = current.getStore();
  if (!running) throw new Error('Nothing but an invocation touches an edge.');
  return running;
}

export class Invocation {
  readonly name: string;
  readonly location: number;
  readonly startedAt: number;
  readonly random: Random;
  /** The number of the course that it was started with. */
  readonly version: number;
  readonly isTick: boolean;
  isDead = false;
  /** Nothing has failed in it so far, nor was seen too old. */
  isSound = true;
  readonly #world: World;
  readonly #limits: Limits;
  #steps = 0;

  constructor(
    world: World,
    seed: number,
    options: { name: string; location: number; version: number; isTick: boolean; limits: Limits },
  ) {
    this.#world = world;
    this.name = options.name;
    this.location = options.location;
    this.version = options.version;
    this.isTick = options.isTick;
    this.random = randomOf(seed, options.name);
    this.startedAt = world.now;
    this.#limits = options.limits;
  }

  /** Runs the Worker inside this invocation. */
  run<T>(work: () => T): T {
    return current.run(this, work);
  }

  /**
   * Does something at an edge. It is done at the step's beginning or at its end, as luck will have it. Where the
   * invocation dies, it may or may not have been done, and the promise stays open for ever.
   */
  step<T>(what: string, perform: () => T, options: { latency?: number; isFree?: boolean } = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      const begun = this.begin(what, options);
      if (begun === 'over') return;
      if (begun === 'denied') return this.#world.after(0, () => reject(new Error('Too many subrequests.')));
      const early = this.random.next() < 0.5 ? attempt(perform) : null;
      if (this.isDead) return;
      this.#world.after(options.latency ?? this.latency(), () => {
        if (this.hasEnded()) return;
        const outcome = early ?? attempt(perform);
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    });
  }

  /** Counts a step. `over`: the invocation is dead; where it dies with this very step, the step is still begun. */
  begin(what: string, { isFree = false }: { isFree?: boolean } = {}): 'begun' | 'denied' | 'over' {
    if (this.hasEnded()) return 'over';
    this.#steps += 1;
    this.#world.mark(`${this.name} ${what}`);
    if (this.#steps === this.#limits.diesAt) this.#die(what);
    if (!isFree && this.#steps > this.#limits.steps) {
      this.isSound = false;
      if (this.#steps === this.#limits.steps + 1) {
        this.#world.strike('out of subrequests', `${this.name} has no subrequest left to ${what}`, null);
      }
      return 'denied';
    }
    return 'begun';
  }

  /** Nearly always some milliseconds; now and then seconds, in which others overtake. */
  latency(): number {
    return this.random.percent(2) ? this.random.whole(1_000, 8_000) : this.random.whole(1, 40);
  }

  hasEnded(): boolean {
    if (this.isDead) return true;
    if (!this.isTick || this.#world.now - this.startedAt < MAX_WAIT_MS) return false;
    this.#world.strike('an eviction at 15 minutes', `${this.name} is ended after 15 minutes`, null);
    this.isDead = true;
    return true;
  }

  #die(what: string): void {
    this.isDead = true;
    this.#world.strike('a crash', `${this.name} dies as it is about to ${what}, or has just done so`, null);
  }
}

type Outcome<T> = { value: T } | { error: unknown };

function attempt<T>(perform: () => T): Outcome<T> {
  try {
    return { value: perform() };
  } catch (error) {
    return { error };
  }
}
