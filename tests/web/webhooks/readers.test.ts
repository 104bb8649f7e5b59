import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.ts';
import worker from '../../../src/index.ts';
import { FIRST, SECOND } from '../../fixtures/lessons.ts';
import { counted } from '../../stand-ins/kv/wrappers.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';
import { bounce, complaint, mailEvent, SECRET, signed, suppression, taken, tell } from './resend.ts';

const course = useCourse({ RESEND_WEBHOOK_SECRET: SECRET });

const EMAIL = 'anna@reader.example';
const BEN = 'ben@reader.example';

const told = (event: object) => taken(course.env, event);
const statusOf = async (email: string) => (await subscriberOf(course, email)).status;

/** Somebody joins at noon; it is one o'clock then. */
async function joined(email = EMAIL): Promise<void> {
  await course.join(email);
  await course.setTime(NOON + HOUR_MS);
}

describe.each([
  ['hard bounce', bounce, 'bounced', 'Bounced (Permanent/General): The mailbox of the recipient does not exist.'],
  ['complaint', complaint, 'complained', 'Marked a mail as spam'],
  [
    "suppression of Resend's own",
    suppression,
    'refused',
    'Suppressed by Resend (OnAccountSuppressionList): The address is on the suppression list.',
  ],
] as const)('a %s', (_what, event, status, reason) => {
  test('takes the reader off the course, and the reason and their place are kept', async () => {
    await joined();
    expect(await told(event(EMAIL))).toBe(1);
    const leftAt = NOON + HOUR_MS;
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status, reason, leftAt, received: [FIRST] });
  });

  test('is done with when the answer leaves', async () => {
    await joined();
    const body = JSON.stringify(event(EMAIL));
    const request = new Request('https://course.example/webhooks/resend', {
      method: 'POST',
      body,
      headers: await signed(body),
    });
    const context = createExecutionContext();
    await worker.fetch(request, course.env, context);
    expect(await statusOf(EMAIL)).toBe(status);
    await waitOnExecutionContext(context);
  });

  test('keeps the next lessons from the reader, and from nobody else', async () => {
    await course.join(BEN);
    await joined();
    await told(event(EMAIL));
    expect((await course.tickAt(dayAt(1, 7))).lessons).toBe(1);
    await course.tickAt(dayAt(2, 7));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(1);
    expect(await course.lessonsOf(BEN)).toHaveLength(3);
  });

  test('in the middle of the course keeps all that the reader has had', async () => {
    await joined();
    await course.tickAt(dayAt(1, 7));
    await course.setTime(dayAt(1, 9));
    await told(event(EMAIL));
    const received = [FIRST, SECOND];
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status, received, lastLessonAt: dayAt(1, 7) });
  });

  test('that comes twice counts once: the second changes and writes nothing', async () => {
    await joined();
    const said = event(EMAIL);
    await told(said);
    const before = await stateOf(course);
    await course.setTime(NOON + 2 * HOUR_MS);
    const { kv, written } = counted(course.env.KV);
    const again = await tell({ ...course.env, KV: kv }, said);
    expect([again.status, await again.json()]).toEqual([200, { readers: 0 }]);
    expect(written).toEqual([]);
    expect(await stateOf(course)).toEqual(before);
  });

  test('about somebody unknown is answered with a 200, and nothing is stored', async () => {
    const before = await stateOf(course);
    expect(await told(event('nobody@reader.example', { tags: { mail: 'confirmation' } }))).toBe(0);
    expect(await told(event(['no address at all', '', '@']))).toBe(0);
    expect(await told(event([]))).toBe(0);
    expect(await stateOf(course)).toEqual(before);
  });

  test('reaches a reader who has paused', async () => {
    await joined();
    const paused = { ...(await subscriberOf(course, EMAIL)), status: 'paused' } as const;
    await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), paused);
    expect(await told(event(EMAIL))).toBe(1);
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status, reason, received: [FIRST] });
  });

  test('from before the latest consent changes nothing: the reader signed up anew by themselves', async () => {
    await joined();
    const said = event(EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    await course.leave(EMAIL);
    await course.setTime(NOON + 3 * HOUR_MS);
    await course.join(EMAIL);
    const before = await stateOf(course);
    await course.setTime(NOON + 4 * HOUR_MS);
    expect(await told(said)).toBe(0);
    expect(await stateOf(course)).toEqual(before);
    await course.liveThrough(NOON + 4 * HOUR_MS, dayAt(1, 8));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(2);
  });

  test('ends the wait for a lesson 1 that is not surely away', async () => {
    const token = await course.signUp(EMAIL);
    await course.resend.set({ dailyQuota: 0 });
    await course.post(`/confirm?token=${token}`);
    await course.resend.set({ dailyQuota: null });
    expect(await told(event(EMAIL))).toBe(1);
    await course.liveThrough(NOON, dayAt(2, 0));
    expect(await course.lessonsOf(EMAIL)).toEqual([]);
  });
});

test.each(['Anna@Reader.EXAMPLE', 'Anna Berg <ANNA@reader.example>', '"Berg, Anna" <anna@reader.example> '])(
  'an event about a mail to %s is about the reader anna@reader.example',
  async (to) => {
    await joined();
    expect(await told(bounce(to))).toBe(1);
    expect(await statusOf(EMAIL)).toBe('bounced');
  },
);

test('an event is about everybody to whom the mail went', async () => {
  await course.join(BEN);
  await joined();
  expect(await told(bounce([BEN, EMAIL, 'Anna@Reader.Example', 'nobody@reader.example']))).toBe(2);
  expect([await statusOf(EMAIL), await statusOf(BEN)]).toEqual(['bounced', 'bounced']);
});

describe('a bounce that is not for good', () => {
  test.each(['Transient', 'Undetermined', 'Temporary'])('such as a %s one leaves the reader in', async (type) => {
    await joined();
    const before = await stateOf(course);
    expect(await told(bounce(EMAIL, {}, type))).toBe(0);
    expect(await stateOf(course)).toEqual(before);
    await course.tickAt(dayAt(1, 7));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(2);
  });
});

test('a reason holds nobody’s address, and is short', async () => {
  await joined();
  const message = `smtp; 550 5.1.1 <${EMAIL}>:\r\n  user unknown ${'x'.repeat(1000)}`;
  await told(mailEvent('email.bounced', EMAIL, {}, { bounce: { type: 'Permanent', subType: 'NoEmail', message } }));
  const { reason = '' } = await subscriberOf(course, EMAIL);
  expect(reason).toMatch(/^Bounced \(Permanent\/NoEmail\): smtp; 550 5.1.1 <\(address\)>: user unknown x+$/);
  expect(reason.length).toBeLessThanOrEqual(200);
});

test('years later an event is still about the reader', async () => {
  await joined();
  await course.setTime(NOON + 3 * 365 * DAY_MS);
  expect(await told(complaint(EMAIL))).toBe(1);
  expect(await statusOf(EMAIL)).toBe('complained');
});
