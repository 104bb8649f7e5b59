/**
 * `npm run spam`: what SpamAssassin makes of each mail as it arrives, by its rules alone (`-L`: no look-ups). Assumed is
 * what holds for every mail through Resend: it came over TLS from Amazon's servers, whose headers it carries. What
 * depends on the operator's own domain (SPF, DKIM, its name on lists) is left out, and counts neither way.
 */
import { courseFolder, SCRATCH } from '../build/folder.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { leavingMails } from './mails/leaving.ts';
import { messageOf } from './mails/message.ts';
import { spamScore } from './mails/spam-score.ts';

/** The most that a mail may have (points); from 5 on, SpamAssassin calls a mail spam. */
const LIMIT = 0.5;

async function spam(args: string[]): Promise<void> {
  courseArgument(args);
  const { mails } = await leavingMails(courseFolder(), SCRATCH);
  const over: string[] = [];
  for (const [name, mail] of mails) {
    const { points, rules } = spamScore(messageOf(mail, Date.now()));
    const matched = rules.map((rule) => `${rule.name} ${rule.points}`).join(', ');
    console.log(`${points.toFixed(1).padStart(5)}  ${name.padEnd(32)} ${matched}`);
    if (points > LIMIT) over.push(name);
  }
  if (over.length > 0) throw new UsageError(`Over ${LIMIT} points: ${over.join(', ')}.`);
}

await runCommand(spam);
