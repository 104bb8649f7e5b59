/** Counts operations as Cloudflare bills them, and stops at a plan's limits. */

/**
 * Operations of each kind. `operations` counts a bulk read once, as the limit of an invocation does; `reads` counts each
 * of its keys, as the bill does.
 */
export interface KvUsage {
  operations: number;
  reads: number;
  writes: number;
  deletes: number;
  lists: number;
}

/** The methods of a namespace that are operations, with what each counts as. */
const KINDS = { get: 'reads', getWithMetadata: 'reads', put: 'writes', delete: 'deletes', list: 'lists' } as const;

export type KvMethod = keyof typeof KINDS;

export const isKvMethod = (name: PropertyKey): name is KvMethod =>
  typeof name === 'string' && Object.hasOwn(KINDS, name);

/** Of one invocation: https://developers.cloudflare.com/kv/platform/limits/. */
export const INVOCATION_LIMITS: Partial<KvUsage> = { operations: 1_000 };

/** Of a UTC day on the free plan, for a whole account: https://developers.cloudflare.com/kv/platform/pricing/. */
export const FREE_DAILY_LIMITS = { reads: 100_000, writes: 1_000, deletes: 1_000, lists: 1_000 };

const nothing = (): KvUsage => ({ operations: 0, reads: 0, writes: 0, deletes: 0, lists: 0 });

/** Counts for ever, or for a UTC day at a time. */
export class KvMeter {
  #usage = nothing();
  #day = '';
  readonly #limits: Partial<KvUsage>;
  readonly #isDaily: boolean;

  /** Without limits it only counts. `isDaily`: begins again with each UTC day. */
  constructor(limits: Partial<KvUsage> = {}, { isDaily = false } = {}) {
    this.#limits = limits;
    this.#isDaily = isDaily;
  }

  /** Counts on, until the meter begins again. */
  get usage(): Readonly<KvUsage> {
    return this.#usage;
  }

  /** Counts an operation on so many keys at `now` (epoch ms); throws, and counts nothing, where it would exceed a limit. */
  count(method: KvMethod, keys: number, now: number): void {
    if (this.#isDaily) this.#beginDay(new Date(now).toISOString().slice(0, 10));
    const kind = KINDS[method];
    this.#charge('operations', 1, 'Too many API requests by single worker invocation.');
    this.#charge(kind, keys, `KV ${method}() limit exceeded for the day.`);
    this.#usage.operations += 1;
    this.#usage[kind] += keys;
  }

  #beginDay(day: string): void {
    if (day !== this.#day) this.#usage = nothing();
    this.#day = day;
  }

  #charge(kind: keyof KvUsage, times: number, words: string): void {
    const { [kind]: limit = Number.POSITIVE_INFINITY } = this.#limits;
    if (this.#usage[kind] + times > limit) throw new Error(words);
  }

  reset(): void {
    this.#usage = nothing();
  }
}
