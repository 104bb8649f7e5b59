/**
 * Resend's daily quota, which only its free plan has (https://resend.com/docs/knowledge-base/account-quotas-and-limits).
 * Lessons leave a reserve of it for confirmations, because somebody is waiting for those.
 */
export interface Quota {
  /** Mails a day; 0: no limit. */
  dailyQuota: number;
  /** Mails of these that are kept for confirmations. */
  reserve: number;
}

/** `too-large`: this many mails do not fit on any day; `full`: not today. */
export type Room = 'room' | 'too-large' | 'full';

/** Whether this many mails may leave, when `used` mails have been counted today (null: the plan counts none). */
export function roomFor(mails: number, used: number | null, { dailyQuota, reserve }: Quota): Room {
  if (dailyQuota === 0 || used === null) return 'room';
  const forLessons = dailyQuota - reserve;
  if (mails > forLessons) return 'too-large';
  return used + mails > forLessons ? 'full' : 'room';
}
