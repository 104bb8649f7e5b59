import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { FIRST, SECOND } from '../../fixtures/lessons.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';
import { bounce, complaint, SECRET, suppression, taken } from './resend.ts';

const course = useCourse({ RESEND_WEBHOOK_SECRET: SECRET });

const EMAIL = 'anna@reader.example';

const told = (event: object) => taken(course.env, event);
const statusOf = async (email: string) => (await subscriberOf(course, email)).status;

/** A reader joins at noon; it is one o'clock then. */
async function joined(): Promise<void> {
  await course.join(EMAIL);
  await course.setTime(NOON + HOUR_MS);
}

describe('events out of order', () => {
  test('a bounce that is told after a complaint does not make it less', async () => {
    await joined();
    const first = bounce(EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    await told(complaint(EMAIL));
    const before = await stateOf(course);
    expect(await told(first)).toBe(0);
    expect(await told(suppression(EMAIL))).toBe(0);
    expect(await stateOf(course)).toEqual(before);
  });

  test.each([
    ['bounce', bounce],
    ['suppression', suppression],
  ] as const)('a complaint outweighs a %s, with its reason', async (_what, event) => {
    await joined();
    await told(event(EMAIL));
    expect(await told(complaint(EMAIL))).toBe(1);
    const reason = 'Marked a mail as spam';
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'complained', reason, received: [FIRST] });
  });

  test('a complaint outweighs leaving, and changes nothing but that', async () => {
    await joined();
    await course.leave(EMAIL);
    const left = await subscriberOf(course, EMAIL);
    const said = complaint(EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    expect(await told(said)).toBe(1);
    const reason = 'Marked a mail as spam';
    expect(await subscriberOf(course, EMAIL)).toEqual({
      ...left,
      status: 'complained',
      reason,
      complainedAt: NOON + HOUR_MS,
    });
  });

  test.each([
    ['bounce', bounce],
    ['suppression', suppression],
  ] as const)('a %s does not outweigh leaving', async (_what, event) => {
    await joined();
    await course.leave(EMAIL);
    const before = await stateOf(course);
    await course.setTime(NOON + 2 * HOUR_MS);
    expect(await told(event(EMAIL))).toBe(0);
    expect(await stateOf(course)).toEqual(before);
  });
});

describe('a reader who complained', () => {
  test('does not come back by a link that is older than the complaint, and does by a newer one', async () => {
    await joined();
    await course.leave(EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    const older = await course.signUp(EMAIL);
    await course.setTime(NOON + 3 * HOUR_MS);
    await told(complaint(EMAIL));
    expect((await course.post(`/confirm?token=${older}`)).status).toBe(410);
    expect(await statusOf(EMAIL)).toBe('complained');
    await course.setTime(NOON + 4 * HOUR_MS);
    await course.join(EMAIL);
    expect(await statusOf(EMAIL)).toBe('active');
  });

  test('is mailed again once they sign up anew by themselves, from where they were', async () => {
    await joined();
    await told(complaint(EMAIL));
    await course.liveThrough(NOON + HOUR_MS, dayAt(3, 12));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
    await course.join(EMAIL);
    const back = await subscriberOf(course, EMAIL);
    expect(back.status).toBe('active');
    expect(back.reason).toBeUndefined();
    await course.liveThrough(dayAt(3, 12), dayAt(4, 8));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  });

  test('and has signed up anew is taken off again by a second complaint', async () => {
    await joined();
    await told(complaint(EMAIL));
    await course.setTime(NOON + 2 * HOUR_MS);
    await course.join(EMAIL);
    await course.setTime(NOON + 3 * HOUR_MS);
    expect(await told(complaint(EMAIL))).toBe(1);
    await course.liveThrough(NOON + 3 * HOUR_MS, dayAt(2, 0));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(1);
  });

  test('does not come back by a link to confirm that is older than the complaint', async () => {
    const link = await course.signUp(EMAIL);
    await course.setTime(NOON + 20 * MINUTE_MS);
    const unused = await course.signUp(EMAIL);
    await course.post(`/confirm?token=${link}`);
    await course.setTime(NOON + HOUR_MS);
    await told(complaint(EMAIL));
    expect((await course.post(`/confirm?token=${unused}`)).status).toBe(410);
    expect(await statusOf(EMAIL)).toBe('complained');
  });

  test('comes back by a link that is younger than the complaint, though this is told after it was sent', async () => {
    await joined();
    await course.leave(EMAIL);
    const said = complaint(EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    const link = await course.signUp(EMAIL);
    await course.setTime(NOON + 3 * HOUR_MS);
    await told(said);
    expect((await course.post(`/confirm?token=${link}`)).status).toBe(200);
    expect(await statusOf(EMAIL)).toBe('active');
  });
});
