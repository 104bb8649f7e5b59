import { hash } from 'node:crypto';
import { type Problem, problems } from './problem.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 256;

/**
 * What an account remembers by `Idempotency-Key`. One space of keys for the whole account, whichever the
 * endpoint: https://resend.com/docs/dashboard/emails/idempotency-keys.
 */
export class IdempotencyMemory<Answer> {
  readonly #answers = new Map<string, { fingerprint: string; answer: Answer; at: number }>();
  readonly #inProgress = new Set<string>();

  /**
   * What the account already has to say about this key at this time of its clock (epoch ms): the old answer
   * to the same payload, a refusal, or `null` if the call is to be worked on. A call without a key (`null`)
   * always is.
   */
  recall(key: string | null, payload: unknown, at: number): { answer: Answer } | Problem | null {
    if (key === null) return null;
    if (key.length < 1 || key.length > MAX_LENGTH) return problems.badKey;
    if (this.isInProgress(key)) return problems.inProgress;
    const known = this.#answers.get(key);
    if (!known || at - known.at >= LIFE_MS) return null;
    return known.fingerprint === fingerprint(payload) ? { answer: known.answer } : problems.otherPayload;
  }

  /** Keeps a successful answer for 24 hours of the account's clock. */
  remember(key: string | null, payload: unknown, answer: Answer, at: number): void {
    if (key !== null) this.#answers.set(key, { fingerprint: fingerprint(payload), answer, at });
  }

  /** Whether a call with this key has not been answered yet. */
  isInProgress(key: string | null): boolean {
    return key !== null && this.#inProgress.has(key);
  }

  /** Says that a call with this key is being worked on, until the function that it returns is called. */
  begin(key: string | null): () => void {
    if (key !== null) this.#inProgress.add(key);
    return () => {
      if (key !== null) this.#inProgress.delete(key);
    };
  }
}

/** Payloads are large and keys are many, so only a hash is kept. */
function fingerprint(payload: unknown): string {
  return hash('sha256', JSON.stringify(payload));
}
