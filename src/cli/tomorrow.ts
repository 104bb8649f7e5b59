/** `npm run tomorrow`, or `npm run tomorrow -- 3`: lives through the next days of the course that `npm start` runs. */

import { minuteOf } from '../domain/time.ts';
import { runCommand, UsageError } from './command/run.ts';
import { readLocal } from './local/addresses.ts';
import { type InboxMail, readInbox } from './local/inbox.ts';
import { lastTick, liveADay } from './local/ticks.ts';

async function tomorrow(args: string[]): Promise<void> {
  const { local, words } = readLocal(args);
  const days = dayCount(words);
  let tick = await lastTick(local);
  let known = await readInbox(local);
  for (let day = 1; day <= days; day += 1) {
    tick = await liveADay(local, tick);
    const mails = await readInbox(local);
    console.log(describeDay(tick, newMails(known, mails)));
    known = mails;
  }
  console.log(`\n  Read them at ${local.inboxUrl}/inbox\n`);
}

function dayCount([word = '1']: string[]): number {
  const days = Number(word);
  if (Number.isInteger(days) && days >= 1 && days <= 1000) return days;
  throw new UsageError(`How many days? "${word}" is no whole number from 1 to 1000. Try: npm run tomorrow -- 3`);
}

function newMails(before: readonly InboxMail[], after: readonly InboxMail[]): InboxMail[] {
  const known = new Set(before.map((mail) => mail.id));
  return after.filter((mail) => !known.has(mail.id));
}

function describeDay(until: number, mails: readonly InboxMail[]): string {
  const title = `\n  The day until ${minuteOf(until)}`;
  if (mails.length === 0) return `${title}: no lesson was due.`;
  const bySubject = Map.groupBy(mails, (mail) => mail.subject);
  const lines = [...bySubject].map(([subject, all]) => `    ${String(all.length).padStart(5)} × ${subject}`);
  return `${title}:\n${lines.join('\n')}`;
}

await runCommand(tomorrow);
