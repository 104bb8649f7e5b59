/** Real processes that are really killed, over a state that outlives them, beside a Resend that fails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/domain/slot.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from '../../src/domain/time.ts';
import { ORDINARY } from '../clock/instants.ts';
import { LESSONS } from '../fixtures/lessons.ts';
import { randomOf } from '../stand-ins/random.ts';
import type { Call, Fault } from '../stand-ins/resend/wire.ts';
import { cohortOf, fillCohorts } from './cohorts.ts';
import { type Fate, KilledCourse, type Moment } from './killed-course.ts';
import { judge } from './mailboxes.ts';

const KILLED_TICKS = 20;
/** Two slots of the day, three batches in each. */
const ZONES = ['UTC', 'Asia/Kolkata'];
const READERS_A_ZONE = 230;
const LEAST_UNWRITTEN = 5;
const BY_HAND = ['anna', 'bela', 'carla', 'dora'].map((name) => `${name}@byhand.example`);

/** One call in five goes wrong; the others take their time, so that a kill hits between Resend's yes and the write. */
const covered = { calls: 100_000 };
const FAULTS: Fault[] = [
  { kind: 'refuse', status: 429, name: 'rate_limit_exceeded', probability: 0.04, seed: 1, ...covered },
  { kind: 'refuse', status: 500, name: 'internal_server_error', probability: 0.04, seed: 2, ...covered },
  { kind: 'drop-before', probability: 0.04, seed: 3, ...covered },
  { kind: 'drop-after', probability: 0.05, seed: 4, ...covered },
  { kind: 'error-after', probability: 0.03, seed: 5, ...covered },
  { kind: 'delay', ms: 200, accept: 'start', probability: 0.6, seed: 6, ...covered },
  { kind: 'delay', ms: 50, accept: 'end', ...covered },
];

/** What is left of an occurrence's lessons leaves within this time (ms), also when its ticks are killed. */
const BUSY_MS = 1.5 * HOUR_MS;
/** At quiet times the cron fires only so often (ms): most of it is missed, and the tick has to look back. */
const QUIET_MS = 3 * HOUR_MS;

type Killed = Fate & { kind: 'killed' };

const random = randomOf('real kills');
let course: KilledCourse;

beforeAll(async () => {
  course = await KilledCourse.prepare();
}, 240_000);

afterAll(() => course?.stop(), 60_000);

test('twenty ticks and two confirmations die by SIGKILL: no lesson comes twice, none is lost, none too soon', async () => {
  const now = Date.parse(ORDINARY);
  await course.account.set({ clock: now });
  const readers = await fillCohorts(course.folder, ZONES, READERS_A_ZONE, now);
  await course.start();
  const confirmations = await joinByHand();
  const ticks = await liveThrough(now);

  const promised = new Map<string, readonly string[]>();
  for (const address of readers) promised.set(address, LESSONS.slice(1));
  for (const address of BY_HAND) promised.set(address, LESSONS);
  const verdict = judge(await course.account.mails(), promised);
  const unwritten = await acceptedAndForgotten([...confirmations, ...ticks]);
  const idle = ticks.filter(({ accepted }) => accepted.length === 0);
  console.log(
    `Killed: ${confirmations.length} confirmations, ${ticks.length} ticks; ${unwritten.length} of them after Resend's yes ` +
      `and before the write, ${idle.length} before any yes. ${verdict.lessons} lessons arrived.`,
  );
  const lessons = [...promised.values()].flat().length;
  expect(verdict).toEqual({ lessons, twice: [], lost: [], outOfOrder: [], tooClose: [], strays: [] });
  expect(ticks).toHaveLength(KILLED_TICKS);
  expect(unwritten.length).toBeGreaterThanOrEqual(LEAST_UNWRITTEN);
  expect(idle.length).toBeGreaterThan(0);
}, 900_000);

/** A handful signs up and confirms over HTTP; over two of them the Worker dies, and they press the button again. */
async function joinByHand(): Promise<Killed[]> {
  const confirmed: (() => Promise<void>)[] = [];
  for (const [index, email] of BY_HAND.entries()) {
    await course.post('/subscribe', { email, name: '', timezone: ZONES[index % ZONES.length] ?? '' });
    confirmed.push(await confirmationOf(email));
  }
  const [held, hasty, ...others] = confirmed;
  if (!held || !hasty) throw new Error('Nobody signs up by hand.');
  await course.account.set({ faults: [{ kind: 'delay', ms: 1_000, accept: 'start' }] });
  const fates = [await course.killDuring(held, { calls: 1, ms: random.whole(0, 100) })];
  fates.push(await course.killDuring(hasty, { calls: 0, ms: random.whole(0, 20) }));
  for (const confirm of [held, hasty, ...others]) await confirm();
  return fates.filter(isKilled);
}

/** What presses the button behind the link of somebody's confirmation mail. */
async function confirmationOf(email: string): Promise<() => Promise<void>> {
  const [mail] = await course.account.mails(email);
  const [, token] = /\/confirm\?token=([\w.-]+)/.exec(mail?.payload.text ?? '') ?? [];
  if (!token) throw new Error(`${email} has got no link to confirm.`);
  return () => course.post(`/confirm?token=${token}`, {});
}

/** Lives through the whole course from `now` (ms), first with kills, then without. Returns the ticks that died. */
async function liveThrough(now: number): Promise<Killed[]> {
  await course.account.set({ faults: FAULTS });
  const starts = ZONES.map((zone) => instantOf(cohortOf(zone, now)));
  const end = Math.max(...starts) + (LESSONS.length + 1) * DAY_MS;
  const killed: Killed[] = [];
  let hasJustDied = false;
  for (let at = quarterOf(now) + QUARTER_MS; at <= end; at += QUARTER_MS) {
    const since = Math.min(...starts.map((start) => (at < start ? DAY_MS : (at - start) % DAY_MS)));
    if (since > BUSY_MS && at % QUIET_MS !== 0) continue;
    await course.account.set({ clock: at });
    const mayDie = since === 0 || (hasJustDied && random.percent(60));
    hasJustDied = false;
    if (!mayDie || killed.length >= KILLED_TICKS) {
      await course.tick(at);
      continue;
    }
    const fate = await course.killDuring(() => course.tick(at), someMoment());
    hasJustDied = isKilled(fate);
    if (isKilled(fate)) killed.push(fate);
  }
  return killed;
}

/** Before the first call of a tick, or in one of the first three, or a little after it. */
function someMoment(): Moment {
  const calls = random.whole(0, 3);
  return { calls, ms: random.whole(0, calls === 0 ? 20 : 250) };
}

/** Killed before its answer was out. */
const isKilled = (fate: Fate): fate is Killed => fate.kind === 'killed' && fate.inFlight;

/** Those whose call Resend had accepted, and which left nothing behind that said so: it was made once more. */
async function acceptedAndForgotten(killed: readonly Killed[]): Promise<Killed[]> {
  const calls = await course.account.calls();
  const isRepeat =
    ({ accepted }: Killed) =>
    (call: Call) =>
      call.repeat && accepted.includes(call.idempotencyKey ?? '');
  return killed.filter((kill) => calls.slice(kill.calls).some(isRepeat(kill)));
}
