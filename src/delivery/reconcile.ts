/**
 * Searches Resend's list of sent mails for a call whose outcome is unknown and which is too old to be repeated under its
 * key (https://resend.com/docs/api-reference/emails/list-emails).
 */
import { MINUTE_MS } from '../domain/time.ts';
import type { SentMail } from '../mail/mailer.ts';
import type { Tick } from './tick.ts';

/** `cannot-tell`: the API key may only send, or the list does not reach back far enough. `later`: not in this tick. */
export type Verdict = 'taken' | 'not-taken' | 'cannot-tell' | 'later';

/** What to look for. */
export interface Search {
  /** The mails of the call: address and subject. */
  mails: readonly { to: string; subject: string }[];
  /** When the call was first made (ms). */
  since: number;
}

/** Resend's clock and ours differ by less than this (ms). */
const CLOCKS_APART_MS = 10 * MINUTE_MS;

/** Mails per page, the most that Resend returns. */
const PAGE = 100;

/** At most this many pages are read for one call; an account that sends more in a day cannot be searched. */
const MAX_PAGES = 40;

/**
 * Looks for any mail of the call. `not-taken` needs a list that reaches back beyond the call: Resend keeps mails for a
 * few days only, on the free plan for one.
 */
export async function findSentMail(search: Search, tick: Tick): Promise<Verdict> {
  let after: string | undefined;
  // No tick can read more pages than it has calls.
  const mostPages = Math.min(MAX_PAGES, tick.config.resend.callsPerTick);
  for (let page = 0; page < mostPages; page += 1) {
    if (!tick.mayCall()) return 'later';
    const answer = await tick.mailer.listSent(PAGE, after);
    if (answer.kind === 'unknown') {
      tick.noAnswer(answer.reason);
      return 'later';
    }
    if (answer.kind === 'denied') return 'cannot-tell';
    tick.answered();
    const verdict = verdictOf(answer.mails, search);
    if (verdict !== null) return verdict;
    after = answer.mails.at(-1)?.id;
    if (!answer.hasMore || after === undefined) return 'cannot-tell';
  }
  return 'cannot-tell';
}

function verdictOf(listed: readonly SentMail[], { mails, since }: Search): Verdict | null {
  const earliest = since - CLOCKS_APART_MS;
  const isOurs = ({ to, subject, createdAt }: SentMail) =>
    createdAt >= earliest && mails.some((mail) => mail.subject === subject && to.some((one) => isSame(one, mail.to)));
  if (listed.some(isOurs)) return 'taken';
  return listed.some(({ createdAt }) => createdAt < earliest) ? 'not-taken' : null;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
