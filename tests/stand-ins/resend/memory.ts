import { type Problem, problems } from './problems.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 256;

/**
 * What an account remembers by `Idempotency-Key`. One space of keys for the whole account, whichever the endpoint:
 * https://resend.com/docs/dashboard/emails/idempotency-keys. `at` is the time of the account's clock (epoch ms).
 */
export class IdempotencyMemory<Answer> {
  readonly #answers = new Map<string, { fingerprint: string; answer: Answer; at: number }>();
  readonly #inProgress = new Set<string>();

  /**
   * The answer that was given to the same payload before, a refusal, or `null` if the call is new. A call without a key
   * (`null`) always is.
   */
  recall(key: string | null, fingerprint: () => string, at: number): { answer: Answer } | Problem | null {
    if (key === null) return null;
    if (key.length < 1 || key.length > MAX_LENGTH) return problems.badKey;
    if (this.isInProgress(key)) return problems.inProgress;
    const known = this.#answers.get(key);
    if (!known || at - known.at >= LIFE_MS) return null;
    return known.fingerprint === fingerprint() ? { answer: known.answer } : problems.otherPayload;
  }

  /** Keeps a successful answer for 24 hours of the account's clock. */
  remember(key: string | null, fingerprint: () => string, answer: Answer, at: number): void {
    if (key !== null) this.#answers.set(key, { fingerprint: fingerprint(), answer, at });
  }

  /** Whether a call with this key has not been answered yet. */
  isInProgress(key: string | null): boolean {
    return key !== null && this.#inProgress.has(key);
  }

  /** Marks the key as in progress until the function that it returns is called. */
  begin(key: string | null): () => void {
    if (key === null) return () => undefined;
    this.#inProgress.add(key);
    return () => this.#inProgress.delete(key);
  }
}
