/** A reader has themselves deleted, and takes it back; what remains of them, and what it means to those beside them. */
import { describe, expect, test } from 'vitest';
import { slugsOf } from '../../src/core/course.ts';
import { subscriberId } from '../../src/core/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/core/time.ts';
import { course as shipped } from '../../src/course.ts';
import { erase, restore } from '../../src/preferences/erasure.ts';
import { applyEvent } from '../../src/webhooks/apply.ts';
import { confirming, leaving, movingTo, pausing } from '../place/asks.ts';
import { edgesOf } from '../place/dying.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { stillReads } from '../support/kv-edge.ts';
import { tracesOf } from '../support/leak.ts';
import { keyNames, stateOf } from '../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const NAME = 'Annabella';
const LESSONS = slugsOf(shipped);

async function eraseAt(instant: number, email = EMAIL): Promise<string> {
  await course.setTime(instant);
  const erased = await erase(await subscriberId(email), instant, await edgesOf(course));
  if (erased === null) throw new Error(`${email} could not be deleted.`);
  expect(erased.address).toBe(email);
  return erased.undo;
}

async function restoreAt(instant: number, undo: string) {
  await course.setTime(instant);
  return restore(undo, instant, await edgesOf(course));
}

/** One tick an hour. */
async function liveTo(instant: number): Promise<void> {
  for (let next = Date.now() + HOUR_MS; next <= instant; next += HOUR_MS) await course.tickAt(next);
}

const join = () => course.join(EMAIL, { name: NAME });

describe('of a reader who had themselves deleted', () => {
  test('nothing is left in any key, value or metadata but the keyed hash', async () => {
    await join();
    await course.join('bob@reader.example');
    await liveTo(dayAt(2, 9));
    await movingTo(21)(EMAIL, await edgesOf(course));
    await liveTo(dayAt(3, 9));
    await eraseAt(dayAt(3, 9) + MINUTE_MS);
    await course.setTime(dayAt(3, 9));
    await liveTo(dayAt(5, 9));

    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    const erased = (await keyNames(course.env.KV)).filter((name) => name.startsWith('erased:'));
    expect(erased).toEqual([expect.stringMatching(/^erased:[0-9a-f]{64}$/)]);
    expect(await course.env.KV.get(erased[0] ?? '')).toBe('');
    expect((await keyNames(course.env.KV)).filter((name) => name.startsWith('change:'))).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 4));
    expect(await course.lessonsOf('bob@reader.example')).toEqual(LESSONS.slice(0, 6));
  });

  test('nothing is left where a Worker elsewhere did not know of it, either', async () => {
    await join();
    await liveTo(dayAt(1, 9));
    const before = await course.subscriber(EMAIL);
    await eraseAt(dayAt(1, 9) + MINUTE_MS);
    await course.setTime(dayAt(1, 9) + 2 * MINUTE_MS);
    const edges = await edgesOf(course);
    const unaware = stillReads(stillReads(edges.kv, 'subscriber:', before), 'erased:', null);
    await movingTo(21)(EMAIL, { ...edges, kv: unaware });
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
    await liveTo(dayAt(4, 9));
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
  });

  test('nothing is left where they had left, or paused', async () => {
    for (const [index, ask] of [leaving, pausing].entries()) {
      const email = `carla-${index}@reader.example`;
      await confirming(email, await edgesOf(course));
      await ask(email, await edgesOf(course));
      await eraseAt(Date.now() + MINUTE_MS, email);
    }
    await liveTo(dayAt(2, 9));
    expect(await tracesOf(course, ['carla-0@reader.example', 'carla-1@reader.example'])).toEqual([]);
  });

  test('a lesson 1 that was not away yet does not leave any more', async () => {
    await waitForLesson1();
    await eraseAt(NOON + MINUTE_MS);
    await course.resend.set({ dailyQuota: null });
    await liveTo(dayAt(2, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual([]);
    expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
  });
});

/** Joins while Resend takes no mail. */
async function waitForLesson1(): Promise<void> {
  const token = await course.signUp(EMAIL, { name: NAME });
  await course.resend.set({ dailyQuota: 0 });
  await course.post(`/confirm?token=${token}`);
  expect((await keyNames(course.env.KV)).join()).toContain('welcome:');
}

test('what Resend says of a reader whom it refuses names nobody who is deleted then', async () => {
  await join();
  await course.join('bob@reader.example');
  await course.resend.set({ refused: [EMAIL], poison: [EMAIL] });
  await liveTo(dayAt(2, 9));
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'refused' });
  await eraseAt(dayAt(2, 9) + MINUTE_MS);
  await course.setTime(dayAt(2, 9));
  await liveTo(dayAt(3, 9));
  expect((await keyNames(course.env.KV)).join()).toContain('attempt:');
  expect(await tracesOf(course, [EMAIL, NAME])).toEqual([]);
});

describe('a deleted address', () => {
  test('is answered like any other on signing up, and gets no mail', async () => {
    await join();
    const before = await course.post('/subscribe', { email: 'new@reader.example', name: '', timezone: 'UTC' });
    await eraseAt(NOON + HOUR_MS);
    const mails = (await course.mailsTo(EMAIL)).length;
    const answer = await course.post('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    expect([answer.status, answer.headers.get('location')]).toEqual([before.status, before.headers.get('location')]);
    expect(await course.mailsTo(EMAIL)).toHaveLength(mails);
  });

  test('is not brought back by a confirmation link from before', async () => {
    const token = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${token}`);
    await eraseAt(NOON + HOUR_MS);
    expect((await course.post(`/confirm?token=${token}`)).status).toBe(410);
    expect(await course.subscriber(EMAIL)).toBeNull();
  });

  test('is told of by Resend in vain: there is nobody to take off', async () => {
    await join();
    await eraseAt(NOON + HOUR_MS);
    const { kv } = await stateOf(course);
    const edges = await edgesOf(course);
    for (const status of ['bounced', 'complained', 'refused'] as const) {
      const event = { status, reason: 'because', at: Date.now() - MINUTE_MS, lessonMadeAt: NOON };
      expect(await applyEvent(event, EMAIL, Date.now(), edges)).toBe('nothing');
    }
    expect((await stateOf(course)).kv).toEqual(kv);
  });

  test('stays deleted where the secret is changed, as long as the previous one is known', async () => {
    await join();
    await eraseAt(NOON + HOUR_MS);
    const mails = (await course.mailsTo(EMAIL)).length;
    const { SIGNING_SECRET } = course.env;
    const rotated = course.with({
      SIGNING_SECRET: 'another-secret-for-tests-0123456789',
      ...(SIGNING_SECRET ? { SIGNING_SECRET_PREVIOUS: SIGNING_SECRET } : {}),
    });
    await rotated.post('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    expect(await course.mailsTo(EMAIL)).toHaveLength(mails);
  });

  test('can be left by every old mail: that is what it has done', async () => {
    await join();
    await eraseAt(NOON + HOUR_MS);
    await course.leave(EMAIL);
    expect(await course.subscriber(EMAIL)).toBeNull();
  });
});

test('the others of two hundreds get every lesson once while somebody in the middle is deleted', async () => {
  const addresses = await fillCohort(course.env.KV, 150);
  await course.tickAt(dayAt(1, 7));
  const ids = await Promise.all(addresses.map(async (address) => ({ address, id: await subscriberId(address) })));
  const sorted = ids.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const [first, middle, last] = [0, 99, 149].map((index) => sorted[index]?.address ?? '');
  for (const gone of [first, middle, last]) await eraseAt(dayAt(1, 9), gone);
  await course.setTime(dayAt(1, 9));
  for (const hour of [10, 11, 12, 31, 55, 79, 103, 127, 151, 175, 199]) await course.tickAt(dayAt(1, hour));
  const gone = [first, middle, last];
  for (const address of addresses) {
    const had = await course.lessonsOf(address);
    expect([address, had]).toEqual([address, LESSONS.slice(1, gone.includes(address) ? 2 : undefined)]);
  }
  expect(await tracesOf(course, gone.map(String))).toEqual([]);
});

describe('within the hour', () => {
  test('a deletion can be taken back: the course goes on, and nothing comes twice', async () => {
    await join();
    await liveTo(dayAt(2, 9));
    const undo = await eraseAt(dayAt(2, 9) + MINUTE_MS);
    await course.tickAt(dayAt(2, 9.25));
    const back = await restoreAt(dayAt(2, 9.75), undo);
    expect(back).toMatchObject({ status: 'active', address: EMAIL, name: NAME });
    await liveTo(dayAt(10, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
    expect((await keyNames(course.env.KV)).filter((name) => /^(erased|change):/.test(name))).toEqual([]);
  });

  test('taking it back twice is the same as once, and leaving after it counts', async () => {
    await join();
    const undo = await eraseAt(NOON + HOUR_MS);
    const back = await restoreAt(NOON + HOUR_MS + MINUTE_MS, undo);
    expect(await restoreAt(NOON + HOUR_MS + 2 * MINUTE_MS, undo)).toEqual(back);
    await course.setTime(NOON + HOUR_MS + 3 * MINUTE_MS);
    await course.leave(EMAIL);
    expect(await restoreAt(NOON + HOUR_MS + 4 * MINUTE_MS, undo)).toMatchObject({ status: 'left' });
  });

  test('a lesson 1 that was not away yet goes on its way again', async () => {
    await waitForLesson1();
    const undo = await eraseAt(NOON + MINUTE_MS);
    await course.resend.set({ dailyQuota: null });
    await restoreAt(NOON + QUARTER_MS, undo);
    await liveTo(dayAt(9, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('a lesson that was on its way as they were deleted comes once', async () => {
    await join();
    await liveTo(dayAt(1, 6));
    const undo = await eraseAt(dayAt(1, 7) + MINUTE_MS);
    await course.tickAt(dayAt(1, 7.25));
    await restoreAt(dayAt(1, 7.5), undo);
    await liveTo(dayAt(10, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('who has had the whole course is not sent any of it again', async () => {
    await join();
    await liveTo(dayAt(9, 9));
    const undo = await eraseAt(dayAt(9, 10));
    await restoreAt(dayAt(9, 10.5), undo);
    await liveTo(dayAt(12, 9));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'active' });
  });

  test('who was paused, or gone, is so again', async () => {
    await join();
    await pausing(EMAIL, await edgesOf(course));
    const undo = await eraseAt(NOON + HOUR_MS);
    await restoreAt(NOON + HOUR_MS + QUARTER_MS, undo);
    await liveTo(dayAt(2, 9));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'paused' });
    await course.leave(EMAIL);
    const again = await eraseAt(dayAt(2, 10));
    await restoreAt(dayAt(2, 10.5), again);
    await liveTo(dayAt(4, 9));
    expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left' });
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 1));
  });

  test('and not after it: the token is refused, and nobody is mailed', async () => {
    await join();
    const undo = await eraseAt(NOON + HOUR_MS);
    expect(await restoreAt(NOON + 2 * HOUR_MS, undo)).toBeNull();
    expect(await course.subscriber(EMAIL)).toBeNull();
  });
});
