/** Keeps a tick's lessons within Resend's daily quota, where the plan has one. */
import { type Room, roomFor } from '../domain/quota.ts';
import type { Tick } from './tick.ts';

/**
 * Whether so many lessons may leave now. What is used is asked once a tick; each answer after that tells it anew. An
 * answer that does not count leaves what the tick before knew, for the rest of its day.
 */
export async function roomInQuota(mails: number, tick: Tick): Promise<Room> {
  if (tick.config.resend.dailyQuota > 0 && !tick.hasAskedQuota) {
    tick.hasAskedQuota = true;
    if (tick.mailer.usedToday() === null) await tick.mailer.listSent(1);
  }
  return roomFor(mails, tick.mailer.usedToday() ?? tick.usedBefore, tick.config.resend);
}
