/**
 * The log of a chunk's calls to Resend while a tick makes them. A call is marked before it is made; those of a whole
 * chunk in one write. What several batches of a chunk have to write at once shares one write too.
 */
import { type Attempt, isSameCall, isSameSlice, type Slice } from '../domain/attempt.ts';
import type { Services } from '../services.ts';
import type { ChunkName } from '../storage/attempts.ts';

/** The calls of one chunk. Methods reject when KV does. */
export interface CallLog {
  /** The attempt of a batch as it was stored before this tick. */
  before(n: number): Attempt | null;
  /** Marks calls that this tick is about to make, by the numbers of their batches. */
  mark(calls: ReadonlyMap<number, Attempt>): Promise<void>;
  /** The attempt whose call for a slice was marked and is made now; null if it has to be written first. */
  begin(n: number, slice: Slice): Attempt | null;
  /** Stores a batch's attempt. */
  write(n: number, attempt: Attempt): Promise<void>;
  /**
   * Whether another tick has got further with a batch than this one knew when it read the chunk. Reads again once a call
   * of the chunk has been made, since that may have taken minutes.
   */
  isAhead(n: number): Promise<boolean>;
  /** Records that a batch of the chunk has been handled. */
  passed(): void;
  /** Removes the marks of calls that were not made. */
  close(): Promise<void>;
}

/** Reads the stored calls of a chunk. */
export async function openCallLog(chunk: ChunkName, services: Pick<Services, 'store' | 'time'>): Promise<CallLog> {
  return new ChunkCallLog(chunk, await services.store.attempts.ofChunk(chunk), services);
}

class ChunkCallLog implements CallLog {
  readonly #chunk: ChunkName;
  readonly #services: Pick<Services, 'store' | 'time'>;
  readonly #known: ReadonlyMap<number, Attempt>;
  readonly #attempts: Map<number, Attempt>;
  readonly #marked = new Map<number, Attempt>();
  readonly #ahead = new Set<number>();
  #isOld = false;
  #isWritten = true;
  #writing: Promise<void> = Promise.resolve();

  constructor(chunk: ChunkName, known: ReadonlyMap<number, Attempt>, services: Pick<Services, 'store' | 'time'>) {
    this.#chunk = chunk;
    this.#services = services;
    this.#known = known;
    this.#attempts = new Map(known);
  }

  before(n: number): Attempt | null {
    return this.#known.get(n) ?? null;
  }

  async mark(calls: ReadonlyMap<number, Attempt>): Promise<void> {
    for (const [n, attempt] of calls) {
      this.#attempts.set(n, attempt);
      this.#marked.set(n, attempt);
    }
    if (calls.size > 0) await this.#save();
  }

  begin(n: number, slice: Slice): Attempt | null {
    const attempt = this.#marked.get(n);
    if (!attempt?.open || !isSameSlice(attempt.open.slice, slice)) return null;
    this.#marked.delete(n);
    return attempt;
  }

  write(n: number, attempt: Attempt): Promise<void> {
    this.#attempts.set(n, attempt);
    this.#marked.delete(n);
    return this.#save();
  }

  async isAhead(n: number): Promise<boolean> {
    if (!this.#isOld) return false;
    for (const [other, stored] of await this.#services.store.attempts.ofChunk(this.#chunk)) {
      const ours = this.#marked.get(other);
      if (!ours || isSameCall(ours, stored)) continue;
      this.#attempts.set(other, stored);
      this.#marked.delete(other);
      this.#ahead.add(other);
    }
    return this.#ahead.has(n);
  }

  passed(): void {
    this.#isOld = true;
  }

  async close(): Promise<void> {
    if (this.#marked.size === 0) return;
    for (const n of this.#marked.keys()) {
      const before = this.#known.get(n);
      if (before) this.#attempts.set(n, before);
      else this.#attempts.delete(n);
    }
    this.#marked.clear();
    await this.#save();
  }

  #save(): Promise<void> {
    this.#isWritten = false;
    // A writer that waits behind a failed write retries it, along with its own.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    if (this.#isWritten) return;
    this.#isWritten = true;
    try {
      await this.#services.store.attempts.putChunk(this.#chunk, this.#attempts);
    } catch (error) {
      this.#isWritten = false;
      throw error;
    }
  }
}
