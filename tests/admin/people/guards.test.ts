/** Who may do something to a person, how a deletion is taken back, and what is done elsewhere. */
import { beforeEach, describe, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { moveAddress } from '../../../src/subscribers/change-address.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { requestServicesOf } from '../../subscribers/dying.ts';
import { ADMIN_PASSWORD, AUTHORIZATION, ORIGIN, operatorOf } from '../../support/admin.ts';
import { dayAt, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { formThat, press, readPage, textOf } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';
import { deskOf } from './desk.ts';

const course = useCourse({ ADMIN_PASSWORD });
const operator = operatorOf(course);
useErrorLog();

const EMAIL = 'anna@reader.example';
const LESSONS = slugsOf(shipped);

/** In the evening of the day on which their second lesson came: the next one can be had. */
const EVENING = dayAt(1, 20);

const { later, newest } = deskOf(course, EMAIL);

let path = '';

beforeEach(async () => {
  await course.join(EMAIL, { name: 'Anna' });
  await course.tickAt(dayAt(1, 7));
  await course.setTime(EVENING);
  path = await deskOf(course, EMAIL).path();
});

/** Every deed there is. */
const DEEDS = [
  { action: 'pause' },
  { action: 'resume' },
  { action: 'now' },
  { action: 'restart' },
  { action: 'undo-restart' },
  { action: 'hour', hour: '9', timezone: 'Europe/Berlin' },
  { action: 'name', name: 'Dora' },
  { action: 'resend', lesson: FIRST },
  { action: 'remove' },
  { action: 'delete', sure: 'yes' },
  { action: 'restore', undo: 'x' },
  { action: 'lift' },
];

test.each(DEEDS)('to $action is refused without the password, from another site, and by GET', async (deed) => {
  const fields = Object.fromEntries(Object.entries(deed));
  const query = new URLSearchParams(fields);
  const before = await stateOf(course);
  expect((await course.post(path, fields, { origin: ORIGIN })).status).toBe(401);
  expect((await operator.post(path, fields, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await operator.get(`${path}?${query}`)).status).toBe(200);
  const headers = { authorization: AUTHORIZATION, 'x-http-method-override': 'POST' };
  for (const method of ['HEAD', 'OPTIONS']) {
    expect((await send(course.env, `${path}?${query}`, { method, headers })).status).toBeLessThan(500);
  }
  expect(await stateOf(course)).toEqual(before);
});

describe('a person is deleted', () => {
  test('after a tick in the box, and the page alone can take it back for an hour', async () => {
    const deleted = await readPage(await operator.post(path, { action: 'delete', sure: 'yes' }));
    expect(await newest()).toEqual({ action: 'delete', detail: 'done' });
    expect(await course.subscriber(EMAIL)).toBeNull();
    const undo = formThat(deleted, 'restore');
    await course.setTime(EVENING + 30 * MINUTE_MS);
    const asOperator = { ...course, post: operator.post };
    const back = await readPage(await press(asOperator, undo));
    expect(await textOf(back.html, '[role=status]')).toContain('as it was before');
    expect(await newest()).toEqual({ action: 'restore', detail: 'done' });
    for (const day of [2, 3]) await course.tickAt(dayAt(day, 7));
    expect(await course.lessonsOf(EMAIL)).toEqual(LESSONS.slice(0, 4));

    await course.setTime(dayAt(3, 20));
    const again = formThat(await readPage(await operator.post(path, { action: 'delete', sure: 'yes' })), 'restore');
    await course.setTime(dayAt(3, 21));
    const late = await readPage(await press(asOperator, again));
    expect(await textOf(late.html, '[role=status]')).toContain('for an hour');
    expect(await course.subscriber(EMAIL)).toBeNull();
  });

  test('and not put back by what was made for somebody else', async () => {
    await course.join('bob@reader.example');
    const bob = `/admin/people/${await subscriberId('bob@reader.example')}`;
    const deleted = await readPage(await operator.post(path, { action: 'delete', sure: 'yes' }));
    const { fields } = formThat(deleted, 'restore');
    const answer = await readPage(await operator.post(bob, { ...fields, action: 'restore' }));
    expect(await textOf(answer.html, '[role=status]')).toContain('Nothing was done');
    expect(await course.subscriber(EMAIL)).toBeNull();
  });
});

test('what is done at an address before is done at the one after it, and nothing here', async () => {
  const other = await subscriberId('anna@later.example');
  const move = { id: await subscriberId(EMAIL), address: 'anna@later.example' };
  await moveAddress(move, EVENING, EVENING, await requestServicesOf(course));
  for (const action of ['remove', 'pause', 'now'])
    expect((await later({ action })).messages).toContain('another address');
  expect((await later({ action: 'delete', sure: 'yes' })).messages).toContain('another address');
  expect(await course.subscriber('anna@later.example')).toMatchObject({ status: 'active' });
  const page = await readPage(await operator.get(path));
  expect(page.links).toContain(`/admin/people/${other}`);
  expect((await readPage(await operator.get(`/admin/people/${other}`))).links).toContain(path);
});
