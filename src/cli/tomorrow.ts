/**
 * `npm run tomorrow`, or `npm run tomorrow -- 3`: lives through the next days of the course that `npm start` runs. Where
 * the next day has no lesson for anybody and the one after it does, it goes on until that has come.
 */
import { DAY_MS } from '../domain/time.ts';
import { instantInWords } from '../local/clock-words.ts';
import { runCommand, UsageError } from './command/run.ts';
import { type Local, readLocal } from './local/addresses.ts';
import { localTimeZone } from './local/clock.ts';
import { type InboxMail, readInbox } from './local/inbox.ts';
import { lastTick, liveThroughLessons, nextLesson } from './local/ticks.ts';

/** Within so long (ms) everybody who waits for a lesson gets one. */
const LONGEST_WAIT_MS = 2 * DAY_MS;

async function tomorrow(args: string[]): Promise<void> {
  const { local, words } = readLocal(args);
  const days = dayCount(words);
  const begin = await lastTick(local);
  let from = begin;
  let lessons = 0;
  for (let day = 1; day <= days; day += 1) {
    lessons += await live(local, from, from + DAY_MS);
    from += DAY_MS;
  }
  if (lessons === 0) await liveToLesson(local, from, begin + LONGEST_WAIT_MS);
  console.log(`\n  Read them at ${local.inboxUrl}/inbox\n`);
}

/** Lives on from `from` through the tick that brings the next lesson, if that comes by `until` (ms). */
async function liveToLesson(local: Local, from: number, until: number): Promise<void> {
  const tick = await nextLesson(local);
  if (tick === Number.POSITIVE_INFINITY)
    return console.log('\n  Nobody waits for a lesson. Sign up on the course’s page first.');
  if (tick > until) return console.log(`\n  The next lesson comes on ${instantInWords(tick, localTimeZone())}.`);
  if (tick > from) await live(local, from, tick);
}

function dayCount([word = '1']: string[]): number {
  const days = Number(word);
  if (Number.isInteger(days) && days >= 1 && days <= 1000) return days;
  throw new UsageError(`How many days? "${word}" is no whole number from 1 to 1000. Try: npm run tomorrow -- 3`);
}

/** Lives through the ticks after `from` until `until` (ms), and says what came. Returns the number of lessons. */
async function live(local: Local, from: number, until: number): Promise<number> {
  const before = await readInbox(local);
  await liveThroughLessons(local, from, until);
  const lessons = newMails(before, await readInbox(local)).filter(isLesson);
  const zone = localTimeZone();
  const title = `\n  ${instantInWords(from, zone)} to ${instantInWords(until, zone)}`;
  console.log(lessons.length === 0 ? `${title}: no lesson was due.` : `${title}:\n${bySubject(lessons)}`);
  return lessons.length;
}

function newMails(before: readonly InboxMail[], after: readonly InboxMail[]): InboxMail[] {
  const known = new Set(before.map((mail) => mail.id));
  return after.filter((mail) => !known.has(mail.id));
}

/** Somebody may sign up meanwhile: a mail that confirms is no lesson. */
const isLesson = ({ text }: InboxMail) => !text.includes('/confirm?token=');

function bySubject(mails: readonly InboxMail[]): string {
  const groups = Map.groupBy(mails, (mail) => mail.subject);
  return [...groups].map(([subject, all]) => `    ${String(all.length).padStart(5)} × ${subject}`).join('\n');
}

await runCommand(tomorrow);
