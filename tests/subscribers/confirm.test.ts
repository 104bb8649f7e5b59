import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/domain/time.ts';
import { UNSEEN_MS } from '../../src/domain/transition.ts';
import { requestServices, wallTime } from '../../src/services.ts';
import { confirm } from '../../src/subscribers/confirm.ts';
import { FIRST, SECOND, THIRD } from '../fixtures/lessons.ts';
import { failingWrites, stillReads } from '../stand-ins/kv/wrappers.ts';
import { dayAt, lessonIn, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';
import { lastMailTo, linksIn } from '../support/mail.ts';
import { forgetAnswer, subscriberOf } from '../support/people.ts';
import { keyNames, keysIn, stateOf } from '../support/state.ts';

const course = useCourse({ REPLY_TO: 'anna@daystep.example' });
useErrorLog();

const EMAIL = 'anna@reader.example';

/** Signs up and returns the path to confirm at. */
async function confirmPath(fields: Record<string, string> = {}): Promise<string> {
  return `/confirm?token=${await course.signUp(EMAIL, fields)}`;
}

async function leave(): Promise<void> {
  await course.post(`/unsubscribe?token=${tokenOf(await lastMailTo(course, EMAIL), 'unsubscribe')}`);
}

describe('confirming', () => {
  test('writes the change down, then the subscriber and the enrollment, and nothing else', async () => {
    const headers = { origin: 'https://course.example' };
    await course.post('/subscribe', { email: EMAIL, name: 'Anna', timezone: 'Europe/Berlin' }, headers);
    await course.setTime(NOON + MINUTE_MS);
    await course.post(`/confirm?token=${tokenOf(await lastMailTo(course, EMAIL), 'confirm')}`);
    const id = await subscriberId(EMAIL);
    const cohort = `0600.2030-01-16.${SECOND}`;
    const [change, enrollment, subscriber, ...more] = await keysIn(course.env.KV);
    expect(more).toEqual([]);
    expect(change?.name).toBe(`change:${id}:${NOON + MINUTE_MS}`);
    expect(JSON.parse(change?.value ?? '')).toEqual({
      kind: 'placement',
      at: NOON + MINUTE_MS,
      subscriber: JSON.parse(subscriber?.value ?? ''),
      from: null,
      pendingSend: {
        lesson: FIRST,
        idempotencyKey: `course.example/first/${id}`,
        since: NOON + MINUTE_MS,
      },
    });
    expect(enrollment).toEqual({
      name: `enrollment:${cohort}:${id}`,
      value: '',
      metadata: { address: EMAIL, name: 'Anna', received: [FIRST] },
      // The first lesson of the cohort, the nine days of the course, and two months.
      expiration: Date.parse('2030-01-16T06:00:00Z') / 1000 + (9 + 60) * 86_400,
    });
    expect(subscriber).toMatchObject({ name: `subscriber:${id}`, expiration: null });
    expect(subscriber?.metadata).toEqual(JSON.parse(subscriber?.value ?? ''));
    expect(JSON.parse(subscriber?.value ?? '')).toEqual({
      address: EMAIL,
      name: 'Anna',
      timeZone: 'Europe/Berlin',
      status: 'active',
      consent: { requestedAt: NOON, confirmedAt: NOON + MINUTE_MS, origin: 'https://course.example' },
      cohort,
      received: [FIRST],
      receivedAt: { [FIRST]: NOON + MINUTE_MS },
      changedAt: NOON + MINUTE_MS,
    });
  });

  test('leaves nothing behind but the subscriber and the enrollment once a tick has seen that it is whole', async () => {
    await course.join(EMAIL);
    const [, ...whole] = await keysIn(course.env.KV);
    await course.tickAt(NOON + QUARTER_MS);
    expect((await keysIn(course.env.KV)).filter(({ name }) => name !== 'clock')).toEqual(whole);
  });

  test('is not taken for whole by a tick that may not see all of it yet', async () => {
    await course.join(EMAIL);
    const before = await keysIn(course.env.KV);
    await course.tickAt(NOON + UNSEEN_MS - 1);
    expect((await keysIn(course.env.KV)).filter(({ name }) => name !== 'clock')).toEqual(before);
    await course.tickAt(NOON + UNSEEN_MS);
    expect((await keyNames(course.env.KV)).join()).not.toContain('change:');
  });

  test('sends lesson 1 with all that a lesson has to carry', async () => {
    await course.join(EMAIL, { name: 'Anna <b>' });
    const lesson = await lastMailTo(course, EMAIL);
    const { payload } = lesson;
    const unsubscribe = `https://course.example/unsubscribe?token=${tokenOf(lesson, 'unsubscribe')}`;
    const preferences = `https://course.example/preferences?token=${tokenOf(lesson, 'preferences')}`;
    expect(payload).toMatchObject({
      from: course.env.FROM,
      reply_to: 'anna@daystep.example',
      headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
    expect(payload.tags?.find(({ name }) => name === 'lesson')?.value).toBe(FIRST);
    expect(payload.tags?.map(({ name }) => name)).toContain('cohort');
    const links = await linksIn(lesson);
    expect(links.html).toEqual(expect.arrayContaining([unsubscribe, preferences]));
    expect(links.text).toEqual(expect.arrayContaining([unsubscribe, preferences]));
    for (const body of [payload.html, payload.text]) {
      expect(body).toContain('1 Example Street, Sampletown');
      expect(body).not.toMatch(/\{\{|\}\}/);
    }
    expect(payload.html).toContain('Anna &lt;b&gt;');
    expect(payload.text).toContain('Anna <b>');
    expect(lesson.idempotencyKey).toMatch(/^course\.example\//);
  });

  test('twice is the same as once', async () => {
    const path = await confirmPath();
    await course.post(path);
    const before = await stateOf(course);
    await course.setTime(NOON + HOUR_MS);
    const again = await course.post(path);
    expect(again.status).toBe(200);
    expect(await stateOf(course)).toEqual(before);
    await course.tickAt(NOON + 2 * HOUR_MS);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  });

  test('twice at the same time is the same as once', async () => {
    const path = await confirmPath();
    await course.resend.set({ faults: [{ kind: 'delay', ms: 150, accept: 'end' }] });
    const answers = await Promise.all([course.post(path), course.post(path)]);
    expect(answers.map((response) => response.status)).toEqual([200, 200]);
    await course.tickAt(NOON + QUARTER_MS);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
    expect((await keyNames(course.env.KV)).map((name) => name.split(':')[0])).toEqual([
      'clock',
      'enrollment',
      'subscriber',
    ]);
  });

  test('twice at two places, just as a cohort closes, is one place in one cohort', async () => {
    await course.setTime(dayAt(1, 0.95));
    const path = await confirmPath();
    await course.setTime(dayAt(1, 1) - 20_000);
    await course.post(path);
    await course.setTime(dayAt(1, 1) + 20_000);
    await course.with({ KV: stillReads(course.env.KV, 'subscriber:', null) }).post(path);
    // The later of the two counts, so the first lesson after it comes a day later.
    for (const day of [1, 2, 3]) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, THIRD]);
    const places = (await keysIn(course.env.KV)).filter(({ name }) => name.startsWith('enrollment:'));
    expect(places.map(({ metadata }) => metadata)).toEqual([{}, expect.objectContaining({ address: EMAIL })]);
  });

  test('a reader whose enrollment was lost on its way is enrolled by the next tick, in the same cohort', async () => {
    const path = await confirmPath();
    const broken = course.with({ KV: failingWrites(course.env.KV, 'enrollment:') });
    expect((await broken.post(path)).status).toBe(500);
    await course.tickAt(NOON + QUARTER_MS);
    await course.tickAt(dayAt(1, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  });
});

describe('someone who left and signs up anew', () => {
  test('goes on with their next lesson, repeats none, and never within 12 hours', async () => {
    await course.join(EMAIL, { timezone: 'Europe/Berlin' });
    await course.tickAt(dayAt(1, 6));
    await course.setTime(dayAt(1, 6) + MINUTE_MS);
    await leave();
    await course.setTime(dayAt(1, 6) + 2 * MINUTE_MS);
    // Seven o'clock in Phoenix is 8 hours after the last lesson on this day, and 32 on the next.
    await course.join(EMAIL, { timezone: 'America/Phoenix' });
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
    expect((await course.tickAt(dayAt(1, 14))).lessons).toBe(0);
    expect((await course.tickAt(dayAt(2, 13.75))).lessons).toBe(0);
    expect((await course.tickAt(dayAt(2, 14))).lessons).toBe(1);
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND, THIRD]);
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'active', timeZone: 'America/Phoenix' });
  });

  test('is in one cohort only: the place that they left stays empty', async () => {
    await course.join(EMAIL, { timezone: 'Europe/Berlin' });
    await course.setTime(NOON + MINUTE_MS);
    await leave();
    await course.setTime(NOON + 2 * MINUTE_MS);
    await course.join(EMAIL, { timezone: 'UTC' });
    const enrollments = (await keysIn(course.env.KV)).filter(({ name }) => name.startsWith('enrollment:'));
    expect(enrollments.map(({ name, metadata }) => [name.slice(0, 15), metadata])).toEqual([
      ['enrollment:0600', {}],
      ['enrollment:0700', { address: EMAIL, name: '', received: [FIRST] }],
    ]);
  });
});

describe('a paused reader', () => {
  /** Confirms at noon, and pauses an hour later; returns the path at which they confirmed. */
  async function paused(): Promise<string> {
    const path = await confirmPath();
    await course.post(path);
    await course.setTime(NOON + HOUR_MS + MINUTE_MS);
    await course.post(`/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`, {
      action: 'pause',
    });
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'paused' });
    await course.setTime(NOON + HOUR_MS + 2 * MINUTE_MS);
    return path;
  }

  test('who presses an older confirmation link stays paused', async () => {
    const path = await paused();
    const before = await stateOf(course);
    expect((await course.post(path)).status).toBe(200);
    expect(await stateOf(course)).toEqual(before);
  });

  test('who signs up anew goes on from where they were', async () => {
    await paused();
    await course.tickAt(dayAt(1, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
    await forgetAnswer(EMAIL);
    await course.join(EMAIL);
    await course.tickAt(dayAt(2, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  });

  test('who signs up anew in the very minutes of the pause goes on, too', async () => {
    await paused();
    await forgetAnswer(EMAIL);
    await course.join(EMAIL);
    expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'active' });
    await course.tickAt(dayAt(1, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
  });
});

test('a reader who signs up once more gets no lesson again', async () => {
  await course.join(EMAIL);
  await course.setTime(NOON + HOUR_MS);
  await forgetAnswer(EMAIL);
  await course.post('/subscribe', { email: EMAIL });
  expect((await course.mailsTo(EMAIL)).map(lessonIn)).toEqual([undefined, FIRST, undefined]);
});

test('a course of one lesson remembers its readers too, so that they can leave', async () => {
  const parsed = parseConfig(course.env);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  const short = { ...shipped, lessons: shipped.lessons.slice(0, 1) };
  const services = await requestServices(course.env, short, parsed.config, wallTime);
  const signup = { address: EMAIL, name: '', timeZone: 'UTC', origin: '' };
  expect(await confirm(signup, NOON, NOON, services)).toMatchObject({ kind: 'sent' });
  await course.leave(EMAIL);
  expect(await course.subscriber(EMAIL)).toMatchObject({ status: 'left', received: [FIRST] });
});
