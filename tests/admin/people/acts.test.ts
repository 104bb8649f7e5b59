/** What the operator does for a person: each deed does what it says, mails as many as it says, and stands in the trail. */
import { beforeEach, describe, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { away, failingWrites } from '../../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, operatorOf } from '../../support/admin.ts';
import { dayAt, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { textOf } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';
import { deskOf } from './desk.ts';

const course = useCourse({ ADMIN_PASSWORD });
useErrorLog();

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);

/** In the evening of the day on which their second lesson came: the next one can be had. */
const EVENING = dayAt(1, 20);

const { ask, later, newest } = deskOf(course, EMAIL);

let path = '';

beforeEach(async () => {
  await course.join(EMAIL, { name: 'Anna' });
  await course.tickAt(dayAt(1, 7));
  await course.setTime(EVENING);
  path = await deskOf(course, EMAIL).path();
});

/** How many mails they got since. */
async function mailsSince<T>(work: () => Promise<T>): Promise<number> {
  const before = (await course.mailsTo(EMAIL)).length;
  await work();
  return (await course.mailsTo(EMAIL)).length - before;
}

describe('the operator', () => {
  test('pauses a course until it is resumed, and resumes it', async () => {
    expect(await mailsSince(() => ask({ action: 'pause' }))).toBe(0);
    expect(await newest()).toEqual({ action: 'pause', detail: 'done' });
    await course.tickAt(dayAt(2, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'paused' });

    const { messages } = await later({ action: 'resume' });
    expect(messages).toContain('goes on');
    expect(await newest()).toEqual({ action: 'resume', detail: 'done' });
    await course.tickAt(dayAt(3, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
    expect((await later({ action: 'resume' })).messages).toContain('nothing to do');
    expect(await newest()).toEqual({ action: 'resume', detail: 'there was nothing to do' });
  });

  test('pauses a course until a day', async () => {
    const { messages } = await ask({ action: 'pause', until: '2030-01-20' });
    expect(messages).toContain('Sunday 20 January 2030');
    expect(await newest()).toEqual({ action: 'pause', detail: 'until 2030-01-20: done' });
    await course.tickAt(dayAt(4, 7));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(2);
    await course.tickAt(dayAt(5, 7));
    expect(await course.lessonsOf(EMAIL)).toHaveLength(3);
  });

  test('sends the next lesson now: one mail, and none twelve hours after it', async () => {
    expect(await mailsSince(() => ask({ action: 'now' }))).toBe(1);
    expect(await newest()).toEqual({ action: 'now', detail: 'done' });
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
    let messages = '';
    expect(await mailsSince(async () => ({ messages } = await later({ action: 'now' })))).toBe(0);
    expect(messages).toContain('Thursday 17 January at 08:00 UTC');
    expect(await newest()).toEqual({ action: 'now', detail: 'too soon after the last lesson' });
    for (const day of [2, 3, 4, 5, 6, 7, 8, 9]) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS);
  });

  test('begins the course again, and takes that back', async () => {
    expect(await mailsSince(() => ask({ action: 'restart' }))).toBe(0);
    expect(await newest()).toEqual({ action: 'restart', detail: 'done' });
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ received: [] });
    await later({ action: 'undo-restart' });
    expect(await newest()).toEqual({ action: 'undo-restart', detail: 'done' });
    for (const day of [2, 3]) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 4));
  });

  test('moves hour and time zone, and changes the name', async () => {
    const { messages } = await ask({ action: 'hour', hour: '21', timezone: 'Europe/Berlin' });
    expect(messages).toContain('21:00');
    expect(await newest()).toEqual({ action: 'hour', detail: 'done' });
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ sendHour: 21, timeZone: 'Europe/Berlin' });
    await later({ action: 'name', name: 'Berta' });
    expect(await newest()).toEqual({ action: 'name', detail: 'done' });
    await course.tickAt(dayAt(2, 20));
    const mail = (await course.mailsTo(EMAIL)).at(-1);
    expect(mail?.payload.text).toContain('Berta');
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
  });

  test('takes somebody off the course: nothing comes any more, and why stands with them', async () => {
    expect(await mailsSince(() => ask({ action: 'remove' }))).toBe(0);
    expect(await newest()).toEqual({ action: 'remove', detail: 'done' });
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'left', leaveReason: 'by the operator' });
    for (const day of [2, 3]) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 2));
    const again = await later({ action: 'remove' });
    expect(again.messages).toContain('nothing to do');
    expect(again.html).toContain('by the operator');
  });

  test('waits with a change until a lesson that is on its way has come', async () => {
    await course.setTime(dayAt(2, 7) - MINUTE_MS);
    expect((await ask({ action: 'pause' })).messages).toContain('right after it');
    expect(await newest()).toEqual({ action: 'pause', detail: 'follows the lesson that is on its way' });
    for (const hour of [7, 7.25, 7.5]) await course.tickAt(dayAt(2, hour));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'paused' });
  });

  test('is told that a lesson may still come to whom they take off while it is on its way', async () => {
    await course.setTime(dayAt(2, 7) - MINUTE_MS);
    expect((await ask({ action: 'remove' })).messages).toContain('may still reach them');
    expect(await newest()).toEqual({ action: 'remove', detail: 'done; a lesson was on its way' });
  });

  test('is told where Resend takes no mail for the address, and where it is down', async () => {
    await course.resend.set({ refused: [EMAIL] });
    const refused = await ask({ action: 'now' });
    expect(refused).toMatchObject({ status: 502, messages: expect.stringContaining('takes no mail for this address') });
    expect(await newest()).toEqual({ action: 'now', detail: 'refused by Resend' });
    await course.resend.set({ refused: [], down: true });
    const delayed = await later({ action: 'now' });
    expect(delayed.messages).toContain('the next ticks send it, once');
    expect(await newest()).toEqual({ action: 'now', detail: 'not surely away yet; ticks try again' });
    await course.resend.set({ down: false });
    await course.tickAt(dayAt(1, 20.5));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 3));
  });

  test('is told which field is wrong, and nothing changes', async () => {
    const before = await stateOf(course);
    for (const [fields, messages] of [
      [{ action: 'pause', until: '2020-01-01' }, 'from tomorrow on'],
      [{ action: 'hour', hour: '25' }, 'one of the hours'],
      [{ action: 'hour', hour: '8', timezone: 'Mars/Olympus' }, 'one of the time zones'],
      [{ action: 'name', name: 'https://example.com' }, 'without a link'],
      [{ action: 'delete' }, 'tick the box'],
    ] as const) {
      const { status, html } = await ask({ ...fields });
      expect(status).toBe(422);
      expect(await textOf(html, '[role=alert]')).toContain(messages);
    }
    for (const action of ['', 'dance', 'leave', 'return', 'reason', 'address', 'download']) {
      expect((await ask({ action, email: 'b@reader.example' })).status).toBe(200);
    }
    expect(await stateOf(course)).toEqual(before);
  });

  test('is told of a failing storage in a sentence, and what to do', async () => {
    const other = operatorOf(course.with({ KV: away(course.env.KV) }));
    for (const answer of [await other.get(path), await other.post(path, { action: 'pause' })]) {
      expect(answer.status).toBe(502);
      expect(await answer.text()).toContain('did not answer');
    }
  });
});

test('a failure on the way stands in the trail', async () => {
  const kv = failingWrites(course.env.KV, 'change:');
  const answer = await operatorOf(course.with({ KV: kv })).post(path, { action: 'pause' });
  expect(answer.status).toBe(502);
  expect(await newest()).toEqual({ action: 'pause', detail: 'failed on the way' });
}, 20_000);
