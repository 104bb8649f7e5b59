/** The one clock of a local course: for pages, ticks, tokens and what is stored. */
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { clockInWords } from '../../src/local/clock-words.ts';
import { NOON, useCourse } from '../support/harness.ts';
import { localCourse } from './local-course.ts';

const EMAIL = 'anna@reader.example';
const course = useCourse();

describe('the local clock', () => {
  test('is the wall clock, until a tick for a later instant takes it along; no tick takes it back', async () => {
    const { now, tick } = localCourse(course);
    expect(await now()).toBe(NOON);
    await tick(NOON + 9 * DAY_MS);
    expect(await now()).toBe(NOON + 9 * DAY_MS);
    await tick(NOON + DAY_MS);
    await course.setTime(NOON + MINUTE_MS);
    expect(await now()).toBe(NOON + 9 * DAY_MS + MINUTE_MS);
  });

  test.each(['2028-02-29T10:20:00Z', '2031-10-26T00:50:00Z'])(
    'begins at %s where it is set, and goes on',
    async (at) => {
      const { now } = localCourse(course, { DAYSTEP_NOW: at });
      expect(await now()).toBe(Date.parse(at));
      await course.setTime(NOON + HOUR_MS);
      expect(await now()).toBe(Date.parse(at) + HOUR_MS);
      expect(await localCourse(course, { DAYSTEP_NOW: '2029-01-01T00:00Z' }).now()).toBe(Date.parse(at) + HOUR_MS);
    },
  );

  test('decides whether a link is old', async () => {
    const { ask, tick } = localCourse(course);
    await ask('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    const [mail] = await course.mailsTo(EMAIL);
    const [link = ''] = /\/confirm\?token=[\w.-]+/.exec(mail?.payload.text ?? '') ?? [];
    expect((await ask(link)).status).toBe(200);
    await tick(NOON + 8 * DAY_MS);
    expect((await ask(link)).status).toBe(410);
  });

  test('decides when somebody who signs up again is mailed again', async () => {
    const { ask, tick } = localCourse(course);
    const signUp = () => ask('/subscribe', { email: EMAIL, name: '', timezone: 'UTC' });
    await signUp();
    await signUp();
    expect(await course.mailsTo(EMAIL)).toHaveLength(1);
    await tick(NOON + HOUR_MS);
    await course.resend.set({ clock: NOON + HOUR_MS });
    await signUp();
    expect(await course.mailsTo(EMAIL)).toHaveLength(2);
  });

  test('decides when what is stored expires: in a past that storage would not take, too', async () => {
    const { join } = localCourse(course, { DAYSTEP_NOW: '2001-01-01T00:00:00Z' });
    expect((await join(EMAIL)).status).toBe(200);
    const { keys } = await course.env.KV.list({ prefix: 'enrollment:' });
    expect(keys).toHaveLength(1);
  });
});

describe('what the commands are told', () => {
  test('is when the next lesson comes for anybody, and when the last tick was', async () => {
    const { ask, join, tick } = localCourse(course);
    const told = async () => (await ask('/local/clock')).json();
    expect(await told()).toEqual({ now: NOON, travelled: 0, lastTickAt: null, nextLessonAt: null });
    await join(EMAIL);
    await join('ben@reader.example', { timezone: 'Asia/Kolkata' });
    const kolkata = NOON + 13.5 * HOUR_MS;
    expect(await told()).toMatchObject({ nextLessonAt: kolkata });
    await tick(kolkata);
    expect(await told()).toEqual({
      now: kolkata,
      travelled: kolkata - NOON,
      lastTickAt: kolkata,
      nextLessonAt: NOON + 19 * HOUR_MS,
    });
    await course.leave(EMAIL);
    expect(await told()).toMatchObject({ nextLessonAt: kolkata + DAY_MS });
  });

  test('is that a lesson which is not surely away leaves with the next tick', async () => {
    const token = await course.signUp(EMAIL);
    await localCourse(course.with({ RESEND_BASE_URL: 'http://127.0.0.1:9' })).ask(`/confirm?token=${token}`, {});
    expect(await (await localCourse(course).ask('/local/clock')).json()).toMatchObject({ nextLessonAt: NOON });
  });
});

test('a course that was never deployed is well, also before its first tick', async () => {
  const CF_VERSION_METADATA = { id: '', tag: '', timestamp: '2020-01-01T00:00:00Z' };
  expect((await localCourse(course.with({ CF_VERSION_METADATA })).ask('/health')).status).toBe(200);
});

describe('the bar', () => {
  test('tells on every page what time it is here', async () => {
    const { ask, tick } = localCourse(course, { LOCAL_TIME_ZONE: 'America/New_York' });
    const barOf = async (path: string) =>
      /<aside class="local-clock".*?>(.*?)<\/aside>/.exec(await (await ask(path)).text())?.[1];
    expect(await barOf('/')).toBe('It is Tuesday, 15 January 2030, 07:00 here');
    await tick(NOON + 11 * DAY_MS);
    for (const path of ['/', '/privacy', '/nowhere']) {
      expect(await barOf(path)).toBe('It is Saturday, 26 January 2030, 07:00 here: travelled 11 days');
    }
    expect(await barOf('/embed')).toBeUndefined();
    expect(await barOf('/health')).toBeUndefined();
  });

  test('is allowed its style by the page’s policy, and no cache keeps the page', async () => {
    const response = await localCourse(course).ask('/');
    const [, nonce = ''] = /<style nonce="([^"]+)">\.local-clock/.exec(await response.text()) ?? [];
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'nonce-${nonce}'`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

test.each([
  [0, 'It is Tuesday, 15 January 2030, 13:00 here'],
  [20 * MINUTE_MS, 'It is Tuesday, 15 January 2030, 13:00 here'],
  [HOUR_MS, 'It is Tuesday, 15 January 2030, 13:00 here: travelled 1 hour'],
  [DAY_MS, 'It is Tuesday, 15 January 2030, 13:00 here: travelled 1 day'],
  [11.2 * DAY_MS, 'It is Tuesday, 15 January 2030, 13:00 here: travelled 11 days'],
])('travelled %i ms is told in words', (travelled, words) => {
  expect(clockInWords({ now: NOON, travelled }, 'Europe/Berlin')).toBe(words);
});
