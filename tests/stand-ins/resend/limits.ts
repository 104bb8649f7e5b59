import { type Problem, problems } from './problems.ts';

const WINDOW_MS = 1000;

/**
 * Calls a second, as a window that slides in real time. Refused calls do not count.
 * The headers are those of https://resend.com/docs/api-reference/rate-limit, in whole seconds.
 */
export class RateLimit {
  #taken: number[] = [];

  /**
   * Counts a call at `now` (real epoch ms) against `limit` calls a second; 0 is no limit, and says nothing.
   */
  take(now: number, limit: number): { allowed: boolean; headers: Record<string, string> } {
    if (limit === 0) return { allowed: true, headers: {} };
    this.#taken = this.#taken.filter((time) => time > now - WINDOW_MS);
    const allowed = this.#taken.length < limit;
    if (allowed) this.#taken.push(now);
    const oldest = this.#taken[0] ?? now;
    const reset = String(Math.ceil((oldest + WINDOW_MS - now) / 1000));
    return {
      allowed,
      headers: {
        'ratelimit-limit': String(limit),
        'ratelimit-remaining': String(Math.max(0, limit - this.#taken.length)),
        'ratelimit-reset': reset,
        ...(allowed ? {} : { 'retry-after': reset }),
      },
    };
  }
}

/** How many mails a plan allows; `null` is no quota. */
export interface Quotas {
  dailyQuota: number | null;
  monthlyQuota: number | null;
}

/**
 * Counts the mails of each UTC day and month of the account's clock.
 * The headers are those of https://resend.com/docs/api-reference/rate-limit; only the free plan has the daily one.
 */
export class Usage {
  readonly #mails = new Map<string, number>();

  /** Says which quota is in the way of sending so many more mails at this time (epoch ms), if one is. */
  check(at: number, mails: number, quotas: Quotas): Problem | null {
    const exceeds = (period: string, quota: number | null) => quota !== null && this.#used(period) + mails > quota;
    const { day, month } = periods(at);
    if (exceeds(day, quotas.dailyQuota)) return problems.dayIsSpent;
    return exceeds(month, quotas.monthlyQuota) ? problems.monthIsSpent : null;
  }

  /** Counts mails that were accepted at this time (epoch ms). */
  add(at: number, mails: number): void {
    for (const period of Object.values(periods(at))) {
      this.#mails.set(period, this.#used(period) + mails);
    }
  }

  /** Says how many mails of each quota that is set were used at this time (epoch ms); used, not left. */
  headers(at: number, quotas: Quotas): Record<string, string> {
    const { day, month } = periods(at);
    return {
      ...(quotas.dailyQuota === null ? {} : { 'x-resend-daily-quota': String(this.#used(day)) }),
      ...(quotas.monthlyQuota === null ? {} : { 'x-resend-monthly-quota': String(this.#used(month)) }),
    };
  }

  #used(period: string): number {
    return this.#mails.get(period) ?? 0;
  }
}

function periods(at: number): { day: string; month: string } {
  const date = new Date(at).toISOString();
  return { day: date.slice(0, 10), month: date.slice(0, 7) };
}
