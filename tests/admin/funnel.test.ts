/** The funnel: what it counts, what it costs whatever the size of the course, and the steps of a count that is too long for one request. */

import { describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/admin/funnel/count.ts';
import { CACHE_TTL_MS } from '../../src/admin/funnel/figures.ts';
import { course as shipped } from '../../src/course/compiled.ts';
import { slugsOf } from '../../src/course/course.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { withCrowd } from '../gallery/stage/crowd.ts';
import { away, counted, inPagesOf, withoutMetadata } from '../stand-ins/kv/wrappers.ts';
import { ADMIN_PASSWORD, operatorOf } from '../support/admin.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo } from '../support/mail.ts';
import { messagesIn } from '../support/page.ts';
import { keyNames, stateOf } from '../support/state.ts';
import { storeOf } from '../support/store.ts';

const course = useCourse({ ADMIN_PASSWORD });

const PATH = '/admin/funnel';

const crowd = (readers: number) =>
  withCrowd(course.env.KV, { readers, lessons: slugsOf(shipped), now: NOON, sentUntil: NOON });

/** More than one request counts where a page of a list is a hundred keys, and little enough for two steps. */
const TOO_MANY = 6_000;

const tooMany = async () => inPagesOf(await crowd(TOO_MANY), 100);

/** The operator of a course whose running Worker has cached nothing yet. */
function operatorOfFreshWorker(kv: KVNamespace = course.env.KV) {
  const door = counted(kv);
  return { ...operatorOf(course.with({ KV: door.kv })), counts: door.counts };
}

const read = async (answer: Response | Promise<Response>) => messagesIn(await (await answer).text());

/** The figures of a step of the table. */
const figuresOf = (step: string, messages: string) =>
  new RegExp(`${step} ((?:[\\d,]+%? )+)`).exec(messages)?.[1]?.trim();

describe('the figures', () => {
  test('say how far readers came, and what became of them', async () => {
    for (const name of ['anna', 'ben', 'carla']) await course.join(`${name}@reader.example`);
    await course.tickAt(dayAt(1, 7));
    await course.leave('ben@reader.example');
    await course.tickAt(dayAt(2, 7));
    const token = tokenOf(await lastMailTo(course, 'carla@reader.example'), 'preferences');
    await course.setTime(dayAt(2, 12));
    await course.post('/preferences', { token, action: 'pause' });

    const messages = await read(operatorOfFreshWorker().get(PATH));
    expect(messages).toContain('All readers 3 In the course 1 Paused 1 Finished 0 Left 1');
    // Reached, of all, in the course, paused, finished, left, bounced, complained, refused.
    const steps = messages.slice(messages.indexOf('Refused All readers') + 'Refused '.length);
    expect(figuresOf('All readers', steps)).toBe('3 100% 0 0 0 0 0 0 0');
    expect(figuresOf('1\\. [^\\d]+', steps)).toBe('3 100% 0 0 0 0 0 0 0');
    expect(figuresOf('2\\. [^\\d]+', steps)).toBe('3 100% 0 0 0 1 0 0 0');
    expect(figuresOf('3\\. [^\\d]+', steps)).toBe('2 67% 1 1 0 0 0 0 0');
    expect(figuresOf('4\\. [^\\d]+', steps)).toBe('0 0% 0 0 0 0 0 0 0');
    expect(messages).toContain('2030-01-15 3 3');
  });

  test('count who has had all of the course as finished', async () => {
    await course.join('anna@reader.example');
    for (let day = 1; day <= 8; day += 1) await course.tickAt(dayAt(day, 7));
    expect(await read(operatorOfFreshWorker().get(PATH))).toContain('In the course 0 Paused 0 Finished 1');
  });

  test('are none where nobody has confirmed, and the page says what to do', async () => {
    await course.signUp('anna@reader.example');
    const messages = await read(operatorOfFreshWorker().get(PATH));
    expect(messages).toContain('Nobody has confirmed yet. Point people to https://course.example');
  });

  test('say that signups which were never confirmed are known to nobody', async () => {
    await course.join('anna@reader.example');
    expect(await read(operatorOfFreshWorker().get(PATH))).toContain(
      'Signups that were never confirmed are not stored, so their number is unknown.',
    );
  });
});

describe('the page costs', () => {
  test.each([0, 1, 50_000])('at most 60 operations of KV with %i readers, and shows all of them', async (readers) => {
    const operator = operatorOfFreshWorker(await crowd(readers));
    const messages = await read(operator.get(PATH));
    expect(operator.counts.operations).toBeLessThanOrEqual(60);
    expect(messages).toContain(
      readers === 0 ? 'Nobody has confirmed yet' : `All readers ${readers.toLocaleString('en')}`,
    );
  });

  test('nothing while the running Worker caches the count, and says how old the figures are', async () => {
    await course.join('anna@reader.example');
    const operator = operatorOfFreshWorker();
    await operator.get(PATH);
    const before = operator.counts.operations;
    await course.setTime(NOON + 3 * MINUTE_MS);
    expect(await read(operator.get(PATH))).toContain('Counted 3 minutes ago.');
    expect(operator.counts.operations).toBe(before);
    await course.setTime(NOON + CACHE_TTL_MS);
    expect(await read(operator.get(PATH))).toContain('Counted just now.');
    expect(operator.counts.operations).toBeGreaterThan(before);
  });

  test('no more where nothing of a reader fits into a list', async () => {
    const kv = withoutMetadata(await crowd(8_000));
    const operator = operatorOfFreshWorker(kv);
    for (const step of [() => operator.get(PATH), () => operator.post(PATH), () => operator.post(PATH)]) {
      const before = operator.counts.operations;
      await step();
      expect(operator.counts.operations - before).toBeLessThanOrEqual(60);
    }
    expect((await storeOf(kv).figures.get()).whole?.figures.reached[0]).toBe(8_000);
  });
});

describe('more readers than one request counts', () => {
  test('are counted in steps, each of at most 60 operations, until all are', async () => {
    const kv = await tooMany();
    const operator = operatorOfFreshWorker(kv);
    const first = await read(operator.get(PATH));
    expect(first).toContain('There are more readers than one request can count, so they are counted in steps.');
    expect(operator.counts.operations).toBeLessThanOrEqual(60);

    const places: (string | null)[] = [];
    for (let next: string | null = null; next !== PATH && places.length < 9; places.push(next)) {
      const before = operator.counts.operations;
      const answer = await operator.post(PATH, { step: 'continue' });
      expect(answer.status).toBe(303);
      expect(operator.counts.operations - before).toBeLessThanOrEqual(60);
      next = answer.headers.get('location');
    }
    expect(places).toEqual([`${PATH}?on=1`, PATH]);
    await course.setTime(NOON + 2 * HOUR_MS);
    const messages = await read(operator.get(PATH));
    expect(messages).toContain('Counted 2 hours ago. Changes since then are not included.');
    expect(messages).toContain('All readers 6,000');
    expect((await storeOf(kv).figures.get()).counting).toBeNull();
  });

  test('are counted on where the last step stopped, also by a Worker that began anew, and from the beginning if wished', async () => {
    const kv = await tooMany();
    await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    const page = await read(operatorOfFreshWorker(kv).get(PATH));
    expect(page).toMatch(/A count started just now\. Counted so far: [45],\d{3} readers\. No count is complete yet\./);
    await operatorOfFreshWorker(kv).post(PATH, { step: 'restart' });
    expect((await storeOf(kv).figures.get()).whole).toBeNull();
    await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    expect((await storeOf(kv).figures.get()).whole?.figures.reached[0]).toBe(TOO_MANY);
  });

  test('are told by the last whole count while another is under way', async () => {
    const kv = await tooMany();
    for (let step = 0; step < 3; step += 1) await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    const messages = await read(operatorOfFreshWorker(kv).get(PATH));
    expect(messages).toContain('A count started just now');
    expect(messages).toContain('All readers 6,000');
  });

  test('are begun anew by a course with other lessons', async () => {
    const kv = await tooMany();
    await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    const { counting } = await storeOf(kv).figures.get();
    if (!counting) throw new Error('There is no count.');
    const { count } = counting;
    const other = { ...counting, count: { ...count, figures: { ...count.figures, lessons: ['another'] } } };
    await kv.put('figures:counting', JSON.stringify(other));
    await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    expect((await storeOf(kv).figures.get()).counting?.count).toEqual(count);
  });

  test('a page goes on by itself only right after a step', async () => {
    const kv = await tooMany();
    await operatorOfFreshWorker(kv).post(PATH, { step: 'continue' });
    const html = async (path: string) => (await operatorOfFreshWorker(kv).get(path)).text();
    expect(await html(PATH)).not.toContain('<script');
    expect(await html(`${PATH}?on=1`)).toContain('.click()');
  });
});

describe('a step', () => {
  test('is taken by nobody without the password, and for no other site', async () => {
    const before = await stateOf(course);
    expect((await course.post(PATH, { step: 'continue' }, { origin: 'https://course.example' })).status).toBe(401);
    const foreign = { origin: 'https://elsewhere.example' };
    expect((await operatorOf(course).post(PATH, { step: 'continue' }, foreign)).status).toBe(403);
    expect(await stateOf(course)).toEqual(before);
  });

  test('is not taken by opening the page', async () => {
    await course.join('anna@reader.example');
    const before = await stateOf(course);
    for (const path of [PATH, `${PATH}?on=1`, `${PATH}?step=restart`]) await operatorOfFreshWorker().get(path);
    expect(await stateOf(course)).toEqual(before);
  });

  test('leaves nothing behind that names a reader, once all are counted', async () => {
    await course.join('anna@reader.example');
    await operatorOfFreshWorker().post(PATH, { step: 'continue' });
    expect((await keyNames(course.env.KV)).filter((name) => name.startsWith('figures'))).toEqual(['figures']);
    expect(await course.env.KV.get('figures')).not.toMatch(/anna|[0-9a-f]{32}/);
  });
});

test('where KV fails, the page says so and what to do', async () => {
  const KV = away(course.env.KV, ['list']);
  for (const answer of [
    await operatorOfFreshWorker(KV).get(PATH),
    await operatorOfFreshWorker(KV).post(PATH, { step: 'continue' }),
  ]) {
    expect(answer.status).toBe(502);
    expect(await read(answer)).toContain('Reload this page in a minute');
  }
});

test('one step counts what it says, and leaves room for what else a request asks of KV', () => {
  expect(OPERATIONS + 4).toBeLessThanOrEqual(60);
});
