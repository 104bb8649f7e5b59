/** A preview (`ONLY_TO`) as readers meet it: the operator's own course, and nobody else's. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { createTokens } from '../../src/mail/tokens.ts';
import { enrollReader } from '../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { messagesIn, readPage } from '../support/page.ts';

const OWN = 'anna@course.example';
const OTHER = 'ben@reader.example';

const course = useCourse({ ONLY_TO: OWN });

beforeEach(() => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
});

const form = (email: string) => ({ email, name: 'Ben', timezone: 'UTC' });

test('the operator signs up, confirms and gets the course', async () => {
  await course.join('Anna@Course.example');
  await course.liveThrough(NOON, dayAt(2, 12));
  expect(await course.lessonsOf(OWN)).toHaveLength(3);
});

test('whoever else signs up is told that this is a preview, and is sent nothing', async () => {
  const page = await readPage(await course.post('/subscribe', form(OTHER)));
  expect(page.status).toBe(422);
  expect(messagesIn(page.html)).toContain('This is a preview of the course.');
  const answer = await course.postJson('/subscribe', form(OTHER));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ error: { field: 'email', message: expect.stringContaining('preview') } });
  expect(await course.mailsTo(OTHER)).toEqual([]);
});

test('a reader who asks for their mails at another address is told, too', async () => {
  await course.join(OWN);
  const tokens = await createTokens([course.env.SIGNING_SECRET ?? '']);
  const token = await tokens.reader(await subscriberId(OWN), 'preferences');
  const answer = await course.post(`/preferences?token=${token}`, { action: 'address', email: OTHER });
  expect(answer.status).toBe(422);
  expect(messagesIn(await answer.text())).toContain('This is a preview of the course.');
  expect(await course.mailsTo(OTHER)).toEqual([]);
});

test('readers who are in it already get nothing, stay in it, and hold nobody up', async () => {
  const everybody = course.with({ ONLY_TO: '' });
  await everybody.join(OTHER);
  await course.join(OWN);
  for (let n = 0; n < 5; n += 1) await enrollReader(course.env.KV, `reader-${n}@reader.example`, {});
  const reports = await course.liveThrough(NOON, dayAt(2, 12));
  expect(reports.map(({ error, left }) => ({ error, left }))).toEqual(reports.map(() => ({ error: null, left: 0 })));
  expect(await course.lessonsOf(OWN)).toHaveLength(3);
  expect(await course.lessonsOf(OTHER)).toHaveLength(1);
  expect(await course.mailsTo('reader-0@reader.example')).toEqual([]);
  for (const address of [OTHER, 'reader-0@reader.example']) {
    expect((await course.subscriber(address))?.status).toBe('active');
  }
});

test('who confirms by a link of before goes through it without a mail', async () => {
  const token = await course.with({ ONLY_TO: '' }).signUp(OTHER);
  expect((await course.post(`/confirm?token=${token}`)).status).toBe(200);
  expect((await course.subscriber(OTHER))?.status).toBe('active');
  expect(await course.lessonsOf(OTHER)).toEqual([]);
  await course.tickAt(NOON + 900_000);
  expect(await course.lessonsOf(OTHER)).toEqual([]);
});
