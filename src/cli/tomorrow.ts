/** `npm run tomorrow`, or `npm run tomorrow -- 3`: lives through the next days of the course that `npm start` runs. */
import { array, type InferOutput, is, nullable, object, parse, string } from 'valibot';
import { type Local, readLocal, runCommand, UsageError } from './local.ts';

const QUARTER_MS = 15 * 60_000;
const TICKS_A_DAY = 96;

const InboxSchema = object({ data: array(object({ id: string(), subject: string() })) });

const HealthSchema = object({ clock: nullable(string()) });

type ReceivedMail = InferOutput<typeof InboxSchema>['data'][number];

async function tomorrow(args: string[]): Promise<void> {
  const { local, words } = readLocal(args);
  const days = dayCount(words);
  let tick = await lastTick(local);
  let before = await inbox(local);
  for (let day = 1; day <= days; day += 1) {
    for (let count = 0; count < TICKS_A_DAY; count += 1) {
      tick += QUARTER_MS;
      await fireTick(local, tick);
    }
    const after = await inbox(local);
    console.log(describeDay(tick, newMails(before, after)));
    before = after;
  }
  console.log(`\n  Read them at ${local.inboxUrl}/inbox\n`);
}

function dayCount([word = '1']: string[]): number {
  const days = Number(word);
  if (Number.isInteger(days) && days >= 1 && days <= 1000) return days;
  throw new UsageError(`How many days? "${word}" is no whole number from 1 to 1000. Try: npm run tomorrow -- 3`);
}

/** The last tick's slot (ms); the present one, if the course has had none or lags behind. */
async function lastTick({ courseUrl, coursePort }: Local): Promise<number> {
  const health: unknown = await fetch(`${courseUrl}/health`).then(
    (response) => response.json(),
    () => {
      throw new UsageError(`No course answers on port ${coursePort}. Start it in another terminal: npm start`);
    },
  );
  const clock = is(HealthSchema, health) ? health.clock : null;
  const present = Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS;
  return Math.max(present, clock === null ? 0 : Date.parse(clock));
}

async function fireTick({ courseUrl }: Local, time: number): Promise<void> {
  const response = await fetch(`${courseUrl}/cdn-cgi/local/scheduled?time=${time}`);
  if (!response.ok) throw new UsageError(`The tick of ${new Date(time).toISOString()} failed; npm start's terminal says why.`);
}

async function inbox({ inboxUrl, inboxPort }: Local): Promise<ReceivedMail[]> {
  const response = await fetch(`${inboxUrl}/emails`, { headers: { authorization: 'Bearer re_local' } }).catch(() => {
    throw new UsageError(`No inbox answers on port ${inboxPort}. Start it in another terminal: npm start`);
  });
  return parse(InboxSchema, await response.json()).data;
}

function newMails(before: readonly ReceivedMail[], after: readonly ReceivedMail[]): ReceivedMail[] {
  const known = new Set(before.map((mail) => mail.id));
  return after.filter((mail) => !known.has(mail.id));
}

function describeDay(until: number, mails: readonly ReceivedMail[]): string {
  const bySubject = Map.groupBy(mails, (mail) => mail.subject);
  const title = `\n  The day until ${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (mails.length === 0) return `${title}: no lesson was due.`;
  const lines = [...bySubject].map(([subject, all]) => `    ${String(all.length).padStart(5)} × ${subject}`);
  return `${title}:\n${lines.join('\n')}`;
}

await runCommand(tomorrow);
