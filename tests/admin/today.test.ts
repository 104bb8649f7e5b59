/** The operator's first page: whether all is well, and what is to come, at a cost that does not grow with the course. */

import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { withCrowd } from '../gallery/stage/crowd.ts';
import { away, counted, inPagesOf, withMetadata, withoutMetadata } from '../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, operatorOf } from '../support/admin.ts';
import { fillCohort } from '../support/cohort.ts';
import { dayAt, NOON, useCourse } from '../support/harness.ts';
import { messagesIn } from '../support/page.ts';
import { stateOf } from '../support/state.ts';
import { storeOf } from '../support/store.ts';

/** Deployed just now: no tick is missed yet. */
const CF_VERSION_METADATA = { id: '0123456789abcdef', tag: 'v7', timestamp: new Date(NOON).toISOString() };

const course = useCourse({ ADMIN_PASSWORD, CF_VERSION_METADATA });

const at = async (env: Partial<typeof course.env> = {}) =>
  messagesIn(await (await operatorOf(course.with(env)).get('/admin')).text());

const tiles = (messages: string) =>
  /Sent in the last 24 hours (.*?) Due now (.*?) Overdue (.*?) In the next 6 hours (.*?) Last tick/
    .exec(messages)
    ?.slice(1);

describe('what is ahead', () => {
  test('are the readers of a cohort that begins within six hours, and of no later one', async () => {
    await fillCohort(course.env.KV, 3);
    await course.tickAt(dayAt(1, 0.75));
    expect(tiles(await at())).toEqual(['0', '0', '0', '0']);
    await course.tickAt(dayAt(1, 1));
    expect(tiles(await at())).toEqual(['0', '0', '0', '3']);
  });

  test('are those of a batch that has begun, a day after its last lesson, without who has left', async () => {
    const [first = ''] = await fillCohort(course.env.KV, 3);
    await course.tickAt(dayAt(1, 7));
    expect(tiles(await at())).toEqual(['3', '0', '0', '0']);
    await course.setTime(dayAt(1, 12));
    await course.leave(first);
    await course.tickAt(dayAt(2, 7));
    await course.tickAt(dayAt(3, 2));
    expect(tiles(await at())).toEqual(['2', '0', '0', '2']);
  });

  test('is nothing where all of a batch have left, or its course is over', async () => {
    for (const address of await fillCohort(course.env.KV, 2)) {
      await course.tickAt(dayAt(1, 7));
      await course.setTime(dayAt(1, 12));
      await course.leave(address);
    }
    await course.tickAt(dayAt(2, 7));
    await course.tickAt(dayAt(3, 2));
    expect(tiles(await at())).toEqual(['0', '0', '0', '0']);
  });

  test('is due once its slot has come, and overdue after two hours, begun or not', async () => {
    await fillCohort(course.env.KV, 3);
    await course.tickAt(dayAt(1, 6.75));
    await course.setTime(dayAt(1, 7.25));
    expect(tiles(await at())).toEqual(['0', '3', '0', '0']);
    await course.setTime(dayAt(1, 9.25));
    expect(tiles(await at())).toEqual(['0', '3', '3', '0']);
    await course.tickAt(dayAt(1, 9.5));
    expect(tiles(await at())).toEqual(['3', '0', '0', '0']);
    // No tick for a day: there are more quarter hours to look at than one request may.
    await course.setTime(dayAt(2, 9.75));
    expect(tiles(await at())).toEqual(['0', 'at least 3', 'at least 3', '0']);
  });

  test('counts no reader twice while a cohort of several batches is half sent', async () => {
    await fillCohort(course.env.KV, 130);
    await course.tickAt(dayAt(1, 6.75));
    await course.with({ RESEND_CALLS_PER_TICK: '1' }).tickAt(dayAt(1, 7));
    expect(tiles(await at())).toEqual(['100', '30', '0', '0']);
  });

  test('is the same for a course that is too long for lists', async () => {
    await fillCohort(course.env.KV, 3);
    await course.tickAt(dayAt(1, 7));
    await course.tickAt(dayAt(2, 2));
    const long = withMetadata<Sent>(course.env.KV, (progress) => (progress?.sent ? lastSendOf(progress) : progress));
    expect(tiles(await at({ KV: long }))).toEqual(['3', '0', '0', '3']);
  });

  interface Sent {
    sent: string[];
    occurrence: string;
    sentAt: number;
    finished: boolean;
  }

  const lastSendOf = ({ occurrence, sentAt, finished }: Sent) => ({ occurrence, sentAt, finished });
});

describe('the page costs at most 60 operations of KV', () => {
  const crowd = (readers: number) =>
    withCrowd(course.env.KV, { readers, lessons: slugsOf(shipped), now: NOON, sentUntil: NOON });

  async function costOf(kv: KVNamespace): Promise<{ cost: number; messages: string }> {
    const door = counted(kv);
    const messages = await at({ KV: door.kv });
    return { cost: door.counts.operations, messages };
  }

  test.each([0, 1, 50_000])('with %i readers', async (readers) => {
    await course.tickAt(NOON);
    const { cost, messages } = await costOf(await crowd(readers));
    expect(cost).toBeLessThanOrEqual(60);
    expect(messages).not.toContain('at least');
    expect(messages.includes('Nobody has confirmed yet')).toBe(readers === 0);
  });

  test('where there is more to look at than that, and says that its numbers are the least', async () => {
    await course.tickAt(NOON - 23 * HOUR_MS);
    await course.setTime(NOON);
    for (const kv of [inPagesOf(await crowd(5_000), 20), withoutMetadata(inPagesOf(await crowd(5_000), 20))]) {
      const { cost, messages } = await costOf(kv);
      expect(cost).toBeLessThanOrEqual(60);
      expect(messages).toMatch(/Due now at least \d/);
      expect(messages).toContain('there is more data than one request can read');
    }
  });
});

describe('the verdict', () => {
  test('is that all is well, where all is, with the last tick and the quota', async () => {
    await course.resend.set({ dailyQuota: 100 });
    await course.join('anna@reader.example');
    await course.tickAt(dayAt(1, 7));
    await course.setTime(dayAt(1, 7) + 5 * MINUTE_MS);
    const messages = await at({ RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
    expect(messages).toContain('Today All is well. Sent');
    expect(messages).toContain('Last tick 5 minutes ago');
    expect(messages).toMatch(/Resend’s quota today 1 of 100 /);
    expect(messages).toContain('None in the last day.');
  });

  test('is what /health says, with what to do', async () => {
    await course.tickAt(NOON);
    await storeOf(course.env.KV).signupIncident.note('Resend: The key is not valid.');
    await course.setTime(NOON + 2 * HOUR_MS);
    const messages = await at();
    const { problems } = await (await course.get('/health')).json<{ problems: string[] }>();
    expect(problems).toHaveLength(2);
    expect(messages).toContain('2 things are wrong.');
    for (const problem of problems) expect(messages).toContain(problem);
  });

  test('has trouble that calls nobody out of bed among the last errors', async () => {
    await fillCohort(course.env.KV, 1);
    await course.resend.set({
      faults: [{ kind: 'refuse', status: 422, name: 'validation_error', message: 'The html is bad.', calls: 9 }],
    });
    await course.tickAt(dayAt(1, 7));
    const messages = await at();
    expect(messages).toContain('All is well.');
    expect(messages).toMatch(
      /Last errors Resend refuses a lesson as it is\..* Check its template\..* First seen 2030-01-16 07:00 UTC/,
    );
  });

  test('is that KV does not answer, where it does not', async () => {
    const KV = away(course.env.KV);
    const answer = await operatorOf(course.with({ KV })).get('/admin');
    expect(answer.status).toBe(502);
    expect(messagesIn(await answer.text())).toContain('Workers KV does not answer.');
  });

  test('names what KV did not answer, where it answers some', async () => {
    await course.tickAt(NOON);
    const messages = await at({ KV: away(course.env.KV, ['list']) });
    expect(messages).toContain('Workers KV did not respond to every request');
    expect(messages).toContain('Last tick just now');
    expect(messages).not.toContain('Due now');
  });
});

describe('besides,', () => {
  test('it notes what is better known: no webhook, a password that can be guessed', async () => {
    await course.tickAt(NOON);
    expect(await at()).toContain('RESEND_WEBHOOK_SECRET is not set: bounces and complaints are not heard.');
    expect(await at()).not.toContain('ADMIN_PASSWORD has fewer');
    const { notes } = await (await course.with({ ADMIN_PASSWORD: 'short' }).get('/health')).json<{ notes: string[] }>();
    expect(notes.join(' ')).toContain('ADMIN_PASSWORD has fewer than 16 characters: store a longer one');
  });

  test('it says what runs here', async () => {
    const messages = await at({ ALERT_WEBHOOK_URL: 'https://hooks.example/secret-path' });
    expect(messages).toContain('Version 01234567 v7, deployed 2030-01-15 12:00 UTC');
    expect(messages).toContain('Address https://course.example');
    expect(messages).toContain('From Daystep <course@daystep.example>');
    expect(messages).toContain('Send hour 7:00 in each reader’s time zone');
    expect(messages).toContain('Alerts hooks.example');
    expect(messages).not.toContain('secret-path');
  });

  test('it shows what the operator did last, newest first', async () => {
    const store = storeOf(course.env.KV);
    await store.audit.put({ at: NOON, action: 'paused', detail: 'until resumed', mark: 'a' });
    await store.audit.put({ at: NOON + MINUTE_MS, action: 'resumed', detail: '', mark: 'a' });
    expect(await at()).toMatch(/2030-01-15 12:01 UTC resumed 2030-01-15 12:00 UTC paused \(until resumed\)/);
  });

  test('opening it changes and sends nothing', async () => {
    await course.join('anna@reader.example');
    const before = await stateOf(course);
    await at();
    expect(await stateOf(course)).toEqual(before);
  });
});
