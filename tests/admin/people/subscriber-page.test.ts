/** What the operator finds, and sees of a person. */

import { beforeEach, describe, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { type Subscriber, subscriberId } from '../../../src/domain/subscriber.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { giveReason } from '../../../src/subscribers/unsubscribe.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { leaving, movingToZone, pausing, pausingUntil, renaming, restarting } from '../../subscribers/requests.ts';
import { ADMIN_PASSWORD, operatorOf } from '../../support/admin.ts';
import { dayAt, NOON, useCourse } from '../../support/harness.ts';
import { eraseAt, joinWithoutLesson } from '../../support/identity.ts';
import { messagesIn, readPage } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { stateOf } from '../../support/state.ts';
import { storeOf } from '../../support/store.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);

/** The words of a page, without spaces before punctuation. */
async function wordsOf(path: string, status = 200): Promise<string> {
  const answer = await operator.get(path);
  expect(answer.status).toBe(status);
  return messagesIn(await answer.text()).replace(/ (?=[.,;:?)])/g, '');
}

const found = (address: string, status?: number) =>
  wordsOf(`/admin/people?address=${encodeURIComponent(address)}`, status);

describe('by address', () => {
  test('a person is found, however it is written, with a page of their own', async () => {
    await course.join(EMAIL, { name: 'Anna' });
    for (const typed of [EMAIL, '  Anna@READER.example ']) expect(await found(typed)).toContain(`Name Anna`);
    expect(await wordsOf(`/admin/people/${await subscriberId(EMAIL)}`)).toBe(await found(EMAIL));
  });

  test('nobody is found who never confirmed, and the page says why that can be', async () => {
    await course.signUp(EMAIL);
    expect(await found(EMAIL)).toMatch(/Nobody is known.*anna@reader\.example.*not confirmed yet/);
  });

  test('an address that is one slip away from a well-known one is offered', async () => {
    const page = await readPage(await operator.get('/admin/people?address=anna@gmial.com'));
    expect(page.links).toContain('/admin/people?address=anna%40gmail.com');
  });

  test.each([
    ['', 'whole address'],
    ['anna', 'no @'],
    ['@reader.example', 'before the @'],
    ['anna@', 'behind the @'],
    ['anna@reader', '“reader”, is no whole domain'],
    ['anna@@reader.example', 'more than one @'],
    ['anna..b@reader.example', 'two dots in a row'],
  ])('what is none (%s) is told with a hint', async (typed, hint) => {
    expect(await found(typed, 422)).toMatch(new RegExp(`no address\\. .*${hint}`));
  });

  test.each([
    'Anna <anna@reader.example>',
    'mailto:anna@reader.example?subject=x',
    'anna @reader.example',
    'anna@reader,example',
    '"anna@reader.example"',
  ])('what was meant with %s is offered', async (typed) => {
    const answer = await operator.get(`/admin/people?address=${encodeURIComponent(typed)}`);
    const page = await readPage(answer);
    expect(page.status).toBe(422);
    expect(page.links).toContain('/admin/people?address=anna%40reader.example');
  });

  test('who was deleted is told as deleted, and their page, too', async () => {
    await course.join(EMAIL);
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    expect(await found(EMAIL)).toMatch(/was deleted.*right when they have asked you/);
    expect(await wordsOf(`/admin/people/${await subscriberId(EMAIL)}`, 404)).toContain('is deleted');
    expect(await wordsOf(`/admin/people/${'0'.repeat(32)}`, 404)).toContain('Nobody is known');
    expect((await operator.get('/admin/people/anna')).status).toBe(404);
  });
});

describe('a person’s page tells', () => {
  let path = '';

  beforeEach(async () => {
    path = `/admin/people/${await subscriberId(EMAIL)}`;
  });

  const join = () =>
    course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' }, { origin: 'https://course.example' });

  test('where they stand, what came when, and what comes when, by their clock and by UTC', async () => {
    await join();
    await course.tickAt(dayAt(1, 6));
    const messages = await wordsOf(path);
    expect(messages).toContain('They take part. They have had 2 of 9 lessons.');
    expect(messages).toContain('The next one comes on Thursday 17 January at 07:00 (Berlin time), 06:00 UTC.');
    expect(messages).toContain(
      'Asked for the course on Tuesday 15 January at 13:00 (Berlin time), 12:00 UTC on https://course.example; confirmed on',
    );
    expect(messages).toContain('Came on Wednesday 16 January at 07:00 (Berlin time), 06:00 UTC');
    expect(messages).toContain('Next: Thursday 17 January at 07:00 (Berlin time), 06:00 UTC');
    expect(messages).toContain('Europe/Berlin, 07:00 (the course’s)');
  });

  test('an hour of their own, and the day by UTC where it is another one', async () => {
    await join();
    await movingToZone(7, 'Pacific/Auckland')(EMAIL, await requestServicesOf(course));
    const messages = await wordsOf(path);
    expect(messages).toContain('at 07:00 (Auckland time), Tuesday 15 January at 18:00 UTC');
    await movingToZone(9, 'Pacific/Auckland')(EMAIL, await requestServicesOf(course));
    expect(await wordsOf(path)).toContain('Pacific/Auckland, 09:00 (their own)');
  });

  test('a pause, and until when', async () => {
    await join();
    await course.setTime(NOON + HOUR_MS);
    await pausingUntil('2030-01-20')(EMAIL, await requestServicesOf(course));
    expect(await wordsOf(path)).toContain(
      'They have paused until Sunday 20 January 2030. They have had 1 of 9 lessons.',
    );
    await course.setTime(NOON + 2 * HOUR_MS);
    await pausing(EMAIL, await requestServicesOf(course));
    expect(await wordsOf(path)).toContain('paused until they resume, since Tuesday 15 January at 15:00 (Berlin time)');
  });

  test('that the course is over, or has begun again', async () => {
    await join();
    for (let day = 1; day <= 8; day += 1) await course.tickAt(dayAt(day, 6));
    expect(await wordsOf(path)).toContain('They have finished the course. They have had 9 of 9 lessons.');
    await restarting(EMAIL, await requestServicesOf(course));
    const messages = await wordsOf(path);
    expect(messages).toContain('Began again');
    expect(messages).toContain('Take beginning again back');
  });

  test('who left, and why', async () => {
    await join();
    await leaving(EMAIL, await requestServicesOf(course));
    await giveReason(await subscriberId(EMAIL), 'It is all well.', await requestServicesOf(course));
    const messages = await wordsOf(path);
    expect(messages).toContain('They left on Tuesday 15 January at 13:00');
    expect(messages).toContain('Why they left It is all well.');
    const { forms } = await readPage(await operator.get(path));
    expect(forms.map(({ button }) => button['action'])).toEqual(['delete', undefined]);
  });

  test.each([
    ['bounced', 'A mail to them came back', { leftAt: NOON }],
    ['complained', 'They marked a mail as spam', { leftAt: NOON, complainedAt: NOON }],
    ['refused', 'Resend takes no mail for this address', { leftAt: NOON }],
  ] as const)('who is %s, and why', async (status, messages, rest) => {
    await join();
    const subscriber = await subscriberOf(course, EMAIL);
    const gone: Subscriber = { ...subscriber, ...rest, status, reason: 'Because of that.' };
    await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), gone);
    expect(await wordsOf(path)).toContain(messages);
    expect(await wordsOf(path)).toContain('Why they are not mailed Because of that.');
  });

  test('what waits: a lesson 1 that is not away, and changes that wait for it', async () => {
    await joinWithoutLesson(course, EMAIL, 'Anna');
    await renaming('Berta')(EMAIL, await requestServicesOf(course));
    const messages = await wordsOf(path);
    expect(messages).toContain('A lesson may be on its way just now');
    expect(messages).toMatch(/What waits “.+” is not surely away since Tuesday 15 January at 12:00 UTC/);
    expect(messages).toContain('The name Berta: asked for on');
  });

  test('a lesson that they have had and the course has no more', async () => {
    await join();
    const subscriber = await subscriberOf(course, EMAIL);
    const had = { ...subscriber, received: [...subscriber.received, 'an-old-one'] };
    await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), had);
    expect(await wordsOf(path)).toContain('no longer in the course an-old-one');
  });

  test('what was done for them, also under the secret before, and nothing of others', async () => {
    await join();
    await operator.post(path, { action: 'pause' });
    await course.setTime(NOON + MINUTE_MS);
    const mark = await (await requestServicesOf(course)).store.audit.mark(await subscriberId('bob@reader.example'));
    await (await requestServicesOf(course)).store.audit.put({ at: Date.now(), action: 'remove', detail: 'done', mark });
    const messages = await wordsOf(path);
    expect(messages).toContain('Paused a course');
    expect(messages).not.toContain('Took somebody off');
    const { SIGNING_SECRET: SIGNING_SECRET_PREVIOUS = '' } = course.env;
    const rotated = course.with({ SIGNING_SECRET: 'another-secret-for-tests-0123456789', SIGNING_SECRET_PREVIOUS });
    expect(messagesIn(await (await operatorOf(rotated).get(path)).text())).toContain('Paused a course');
  });

  test('that the rest of a deletion is under way', async () => {
    await join();
    const subscriber = await subscriberOf(course, EMAIL);
    await eraseAt(course, NOON + HOUR_MS, EMAIL);
    await storeOf(course.env.KV).subscribers.put(await subscriberId(EMAIL), subscriber);
    const messages = await wordsOf(path);
    expect(messages).toContain('They were deleted; the next ticks finish it.');
    expect(messages).toMatch(/A deletion of .*cleared by ticks/);
    expect(messages).not.toContain('Act for them');
  });

  test('all that is kept, as a file', async () => {
    await join();
    const answer = await operator.get(`${path}/file`);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.json()).toMatchObject({ person: { address: EMAIL }, asItIsStored: expect.any(Object) });
  });
});

test('the trail tells the newest deeds of all, whom by what stands on their pages, and names nobody', async () => {
  expect(await wordsOf('/admin/people/trail')).toContain('Nothing yet');
  await course.join(EMAIL, { name: 'Anna' });
  const path = `/admin/people/${await subscriberId(EMAIL)}`;
  const services = await requestServicesOf(course);
  for (let index = 0; index < 101; index += 1) {
    await services.store.audit.put({
      at: NOON + index * MINUTE_MS,
      action: 'import',
      detail: `file ${index}.`,
      mark: '',
    });
  }
  await course.setTime(NOON + 3 * HOUR_MS);
  await operator.post(path, { action: 'resend', lesson: LESSONS[0] ?? '' });
  const page = await readPage(await operator.get('/admin/people/trail'));
  const messages = messagesIn(page.html);
  const shown = (await services.store.audit.mark(await subscriberId(EMAIL))).slice(0, 8);
  expect(messages).toMatch(
    new RegExp(`2030-01-15 15:00 UTC Sent a lesson once more \\(lesson ${LESSONS[0]}: done\\) ${shown}`),
  );
  expect(await wordsOf(path)).toContain(shown);
  expect(messages).toContain('file 100.');
  expect(messages).toContain('file 2.');
  expect(messages).not.toContain('file 1.');
  for (const trace of [EMAIL, 'Anna', await subscriberId(EMAIL)]) expect(page.html).not.toContain(trace);
});

test('looking changes nothing and sends nothing', async () => {
  await course.join(EMAIL);
  await joinWithoutLesson(course, 'bob@reader.example', 'Bob');
  const id = await subscriberId(EMAIL);
  const before = await stateOf(course);
  for (const path of ['', `?address=${EMAIL}`, '?address=x', '/trail', `/${id}`, `/${id}/file`, `/${'0'.repeat(32)}`]) {
    await operator.get(`/admin/people${path}`);
  }
  expect(await stateOf(course)).toEqual(before);
});
