/** Resend's daily quota: lessons leave a reserve of it for confirmations, which somebody is waiting for. */

export interface Quota {
  /** Mails a day; 0: none. */
  dailyQuota: number;
  /** Mails of these that lessons leave alone. */
  reserve: number;
}

/** `too-large`: so many mails would not fit on any day; `full`: not today. */
export type Room = 'room' | 'too-large' | 'full';

/** Whether so many lessons may leave, when `used` mails have been counted today (null: the plan counts none). */
export function roomFor(mails: number, used: number | null, { dailyQuota, reserve }: Quota): Room {
  if (dailyQuota === 0 || used === null) return 'room';
  const forLessons = dailyQuota - reserve;
  if (mails > forLessons) return 'too-large';
  return used + mails > forLessons ? 'full' : 'room';
}
