import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { stillReads } from '../../stand-ins/kv/wrappers.ts';
import { NOON, useCourse } from '../../support/harness.ts';
import { subscriberOf } from '../../support/people.ts';
import { keysIn, stateOf } from '../../support/state.ts';
import { bounce, complaint, LESSON, SECRET, taken, tell } from './resend.ts';

const course = useCourse({ RESEND_WEBHOOK_SECRET: SECRET });

const EMAIL = 'anna@reader.example';
const BEN = 'ben@reader.example';

const told = (event: object) => taken(course.env, event);
const statusOf = async (email: string) => (await subscriberOf(course, email)).status;

describe('a lesson that bounces seconds after the confirmation, at a location that cannot see the reader yet,', () => {
  const tags = LESSON;

  /** The webhook as such a location answers it. */
  const toldElsewhere = async (event: object, seen: unknown = null) =>
    tell({ ...course.env, KV: stillReads(course.env.KV, 'subscriber:', seen) }, event);

  test('is asked for again with a 503, and nothing is stored', async () => {
    await course.join(EMAIL);
    await course.setTime(NOON + 5_000);
    const before = await stateOf(course);
    const response = await toldElsewhere(bounce(EMAIL, { tags }));
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toEqual({ error: { field: null, message: expect.stringMatching(/again/) } });
    expect(await stateOf(course)).toEqual(before);
  });

  test('takes the reader off when it comes again', async () => {
    await course.join(EMAIL);
    const event = bounce(EMAIL, { tags, at: NOON + 2_000 });
    await course.setTime(NOON + 5_000);
    expect((await toldElsewhere(event)).status).toBe(503);
    await course.setTime(NOON + 5 * MINUTE_MS);
    expect(await told(event)).toBe(1);
    expect(await statusOf(EMAIL)).toBe('bounced');
  });

  test('is asked for again where the location remembers that they had left before', async () => {
    await course.join(EMAIL);
    await course.setTime(NOON + HOUR_MS);
    await course.leave(EMAIL);
    const old = await subscriberOf(course, EMAIL);
    await course.setTime(NOON + 2 * HOUR_MS);
    await course.join(EMAIL);
    const before = await stateOf(course);
    const event = complaint(EMAIL, { tags, at: NOON + 2 * HOUR_MS + 2_000 });
    expect((await toldElsewhere(event, old)).status).toBe(503);
    expect(await stateOf(course)).toEqual(before);
  });

  test('is about nobody once it is five minutes old', async () => {
    const event = bounce(EMAIL, { tags });
    await course.setTime(NOON + 5 * MINUTE_MS);
    expect(await told(event)).toBe(0);
  });

  test('is about nobody if it is no lesson of this course', async () => {
    expect(await told(bounce(EMAIL))).toBe(0);
    expect(await told(bounce(EMAIL, { tags: { mail: 'confirmation' } }))).toBe(0);
    expect(await told(bounce(EMAIL, { tags: { lesson: 'of-another-course', cohort: 'first' } }))).toBe(0);
    expect(await keysIn(course.env.KV)).toEqual([]);
  });

  test('holds back nobody else to whom the mail went', async () => {
    await course.join(BEN);
    expect((await tell(course.env, bounce([EMAIL, BEN], { tags }))).status).toBe(503);
    expect(await statusOf(BEN)).toBe('bounced');
  });
});
