/** Keeps a tick's lessons within Resend's daily quota, where the plan has one. */
import { type Room, roomFor } from '../domain/quota.ts';
import type { Services } from '../services.ts';
import type { Tick } from './tick.ts';

/**
 * Whether so many lessons may leave now. What is used is asked once a tick; each answer after that tells it anew. An
 * answer that does not count leaves what the tick before knew, for the rest of its day.
 */
export async function roomInQuota(mails: number, tick: Tick, { mailer, config }: Services): Promise<Room> {
  if (config.resend.dailyQuota > 0 && !tick.hasAskedQuota) {
    tick.hasAskedQuota = true;
    if (mailer.usedToday() === null) await mailer.listSent(1);
  }
  return roomFor(mails, mailer.usedToday() ?? tick.usedBefore, config.resend);
}
