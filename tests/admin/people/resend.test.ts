/** The operator sends a reader a lesson once more. */

import { beforeEach, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { pausing, restarting } from '../../subscribers/requests.ts';
import { ADMIN_PASSWORD, operatorOf } from '../../support/admin.ts';
import { dayAt, lessonIn, useCourse } from '../../support/harness.ts';
import { readPage, textOf } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { keysIn } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);
const [FIRST = '', SECOND = '', THIRD = ''] = LESSONS;
const EVENING = dayAt(1, 20);

let path = '';

beforeEach(async () => {
  await course.join(EMAIL, { name: 'Anna' });
  await course.tickAt(dayAt(1, 7));
  await course.setTime(EVENING);
  path = `/admin/people/${await subscriberId(EMAIL)}`;
});

async function resend(lesson: string) {
  const { html, status } = await readPage(await operator.post(path, { action: 'resend', lesson }));
  return { status, messages: await textOf(html, '[role=status]') };
}

const kept = async () => (await keysIn(course.env.KV)).filter(({ name }) => !name.startsWith('audit:'));

test('it is a mail of its own, and nothing about their course changes', async () => {
  const before = await kept();
  const { status, messages } = await resend(SECOND);
  expect([status, messages]).toEqual([200, expect.stringContaining('once more')]);
  expect(await kept()).toEqual(before);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND]);
  const [original, again] = (await course.mailsTo(EMAIL)).filter((mail) => lessonIn(mail) === SECOND);
  const { tags, ...rest } = again?.payload ?? {};
  expect({ ...rest, tags: original?.payload.tags }).toEqual(original?.payload);
  expect(tags).toContainEqual({ name: 'cohort', value: 'resend' });
  const [entry] = await storeOf(course.env.KV).audit.list(1);
  expect(entry).toMatchObject({ action: 'resend', detail: `lesson ${SECOND}: done` });
  for (let day = 2; day <= 8; day += 1) await course.tickAt(dayAt(day, 7));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND, ...LESSONS.slice(2)]);
});

test('pressed twice within ten minutes it is sent once, over the edge of a window, too; then again', async () => {
  await course.setTime(EVENING + 9 * MINUTE_MS);
  await resend(SECOND);
  for (const minutes of [9.5, 11, 18]) {
    await course.setTime(EVENING + minutes * MINUTE_MS);
    expect((await resend(SECOND)).messages).toContain('Nothing was sent');
  }
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND]);
  await resend(FIRST);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND, FIRST]);
  await course.setTime(EVENING + 19 * MINUTE_MS);
  expect((await resend(SECOND)).messages).toContain('on its way to them once more');
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND, FIRST, SECOND]);
});

test('pressed twice at once it is sent once', async () => {
  await Promise.all([resend(SECOND), resend(SECOND)]);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND]);
});

test('only a lesson that they have had is sent', async () => {
  const before = await course.resend.calls();
  for (const lesson of [THIRD, 'anna@reader.example', '']) {
    expect((await resend(lesson)).messages).toContain('Nothing was sent');
  }
  expect(await course.resend.calls()).toEqual(before);
  expect(JSON.stringify(await storeOf(course.env.KV).audit.list(10))).not.toContain('@');
});

test('of who began again, only what they have had since is sent', async () => {
  await restarting(EMAIL, await requestServicesOf(course));
  expect((await resend(FIRST)).messages).toContain('Nothing was sent');
});

test('it comes to who has paused', async () => {
  await pausing(EMAIL, await requestServicesOf(course));
  await resend(FIRST);
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, FIRST]);
});

test.each(['left', 'bounced', 'complained', 'refused'] as const)('who has %s is not mailed', async (status) => {
  const subscriber = await subscriberOf(course, EMAIL);
  const gone = { ...subscriber, status, leftAt: EVENING, received: LESSONS.slice(0, 2) };
  await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), gone);
  expect((await resend(FIRST)).messages).toContain('out of the course');
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  expect((await storeOf(course.env.KV).audit.list(1))[0]).toMatchObject({ action: 'resend' });
});

test('where Resend is down, or refuses, the page says so; pressed again it is sent, once', async () => {
  await course.resend.set({ down: true });
  expect(await resend(SECOND)).toMatchObject({ status: 502, messages: expect.stringContaining('Nobody can tell') });
  await course.resend.set({ down: false, refused: [EMAIL] });
  await course.setTime(EVENING + MINUTE_MS);
  expect(await resend(SECOND)).toMatchObject({ status: 502, messages: expect.stringContaining('Nothing was sent') });
  await course.resend.set({ refused: [] });
  await course.setTime(EVENING + 2 * MINUTE_MS);
  expect(await resend(SECOND)).toMatchObject({ status: 200 });
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, SECOND]);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'active' });
});
