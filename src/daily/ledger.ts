/**
 * What is written down of a wave's calls while a tick makes them. A call is marked before it is made; those of a whole
 * wave in one write. What several batches of a wave have to write at once goes into one write too.
 */
import { type Attempt, isSameCall, isSamePart, type Part } from '../core/attempt.ts';
import type { Edges } from '../edges.ts';
import { getAttempts, putAttempts, type WaveName } from '../kv/attempts.ts';

export interface Ledger {
  /** What was written down of a batch before this tick. */
  before(n: number): Attempt | null;
  /** Marks calls that this tick is about to make, by the numbers of their batches. */
  mark(calls: ReadonlyMap<number, Attempt>): Promise<void>;
  /** The attempt whose call for a part has been marked, and is made now; null where it has to be written down first. */
  begin(n: number, part: Part): Attempt | null;
  write(n: number, attempt: Attempt): Promise<void>;
  /**
   * Whether another tick has gone further with a batch than this one knew when it read the wave. Asks anew once a call of
   * the wave has been made: that may have taken its time.
   */
  isAhead(n: number): Promise<boolean>;
  /** Takes note that a batch of the wave has been dealt with. */
  passed(): void;
  /** Takes back the marks of calls that were not made. */
  close(): Promise<void>;
}

/** Reads what is written down of a wave. */
export async function openLedger(wave: WaveName, { kv, time }: Pick<Edges, 'kv' | 'time'>): Promise<Ledger> {
  const known = await getAttempts(kv, wave);
  const attempts = new Map(known);
  const marked = new Map<number, Attempt>();
  const ahead = new Set<number>();
  let isOld = false;
  let isWritten = true;
  let writing: Promise<void> = Promise.resolve();

  async function writeAll(): Promise<void> {
    if (isWritten) return;
    isWritten = true;
    try {
      await putAttempts(kv, wave, attempts, time.sleep);
    } catch (error) {
      isWritten = false;
      throw error;
    }
  }

  function save(): Promise<void> {
    isWritten = false;
    // Whoever waits behind a write that failed tries it again, with what is theirs.
    writing = writing.catch(() => undefined).then(writeAll);
    return writing;
  }

  return {
    before: (n) => known.get(n) ?? null,
    async mark(calls) {
      for (const [n, attempt] of calls) {
        attempts.set(n, attempt);
        marked.set(n, attempt);
      }
      if (calls.size > 0) await save();
    },
    begin(n, part) {
      const attempt = marked.get(n);
      if (!attempt?.open || !isSamePart(attempt.open.part, part)) return null;
      marked.delete(n);
      return attempt;
    },
    write(n, attempt) {
      attempts.set(n, attempt);
      marked.delete(n);
      return save();
    },
    async isAhead(n) {
      if (!isOld) return false;
      for (const [other, stored] of await getAttempts(kv, wave)) {
        const ours = marked.get(other);
        if (!ours || isSameCall(ours, stored)) continue;
        attempts.set(other, stored);
        marked.delete(other);
        ahead.add(other);
      }
      return ahead.has(n);
    },
    passed() {
      isOld = true;
    },
    async close() {
      if (marked.size === 0) return;
      for (const n of marked.keys()) {
        const before = known.get(n);
        if (before) attempts.set(n, before);
        else attempts.delete(n);
      }
      marked.clear();
      await save();
    },
  };
}
