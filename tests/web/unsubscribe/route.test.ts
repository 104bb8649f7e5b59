import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../../src/course/compiled.ts';
import { slugsOf } from '../../../src/course/course.ts';
import { subscriberId } from '../../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { FIRST, SECOND } from '../../fixtures/lessons.ts';
import { dayAt, NOON, tokenOf, useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formThat, formTo, press, readPage, textOf, undoOn } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { send } from '../../support/send.ts';
import { keysIn, stateOf } from '../../support/state.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };

/** Brings somebody into the course; returns the path to leave it at, a minute later. */
async function joined(): Promise<string> {
  await course.join(EMAIL, { name: 'Anna', timezone: 'Europe/Berlin' });
  await course.setTime(NOON + MINUTE_MS);
  return `/unsubscribe?token=${tokenOf(await lastMailTo(course, EMAIL), 'unsubscribe')}`;
}

test('opening the link shows a page with a button, and changes nothing', async () => {
  const path = await joined();
  const before = await stateOf(course);
  const response = await course.get(path);
  expect(response.status).toBe(200);
  expect(formTo(await readPage(response), '/unsubscribe').fields).toEqual({ token: path.split('=')[1] });
  expect((await send(course.env, path, { method: 'HEAD' })).status).toBe(200);
  expect((await course.get(`${path}&List-Unsubscribe=One-Click`)).status).toBe(200);
  expect(await stateOf(course)).toEqual(before);
});

test("pressing the page's button leaves", async () => {
  const page = await readPage(await course.get(await joined()));
  const response = await press(course, formTo(page, '/unsubscribe'));
  expect(response.status).toBe(200);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({
    status: 'left',
    leftAt: NOON + MINUTE_MS,
    received: [FIRST],
  });
});

test('the goodbye page has the way back: the course goes on with the next lesson', async () => {
  const goodbye = await readPage(await course.post(await joined()));
  expect(goodbye.links.filter((href) => href.startsWith('/preferences?token='))).toHaveLength(1);
  await course.setTime(NOON + HOUR_MS);
  expect((await press(course, formThat(goodbye, 'return'))).status).toBe(200);
  const back = await subscriberOf(course, EMAIL);
  expect(back).toMatchObject({ status: 'active', name: 'Anna', timeZone: 'Europe/Berlin' });
  await course.tickAt(dayAt(1, 6));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST, SECOND]);
});

test('whoever likes says why they left, by a tick or in their own words, and can take that back', async () => {
  const goodbye = await readPage(await course.post(await joined()));
  const reason = formThat(goodbye, 'reason');
  const { why: _, ...fields } = reason.fields;
  const thanks = await readPage(
    await press(course, { ...reason, fields }, { why: 'Too many emails', reason: 'One a day\r\nis a lot.' }),
  );
  expect(await textOf(thanks.html, '[role=status]')).toMatch(/^Thank you\./);
  expect((await subscriberOf(course, EMAIL)).leaveReason).toBe('Too many emails\nOne a day\nis a lot.');
  expect(() => formThat(thanks, 'reason')).toThrow();

  const without = await readPage(await press(course, undoOn(thanks)));
  expect(await textOf(without.html, '[role=status]')).toBe('Done. What you wrote is deleted.');
  const { status, leaveReason } = await subscriberOf(course, EMAIL);
  expect([status, leaveReason]).toEqual(['left', undefined]);
});

test('a mail to the address before a move leaves the course, too, and does not tell where that went', async () => {
  const path = await joined();
  const own = `/preferences?token=${tokenOf(await lastMailTo(course, EMAIL), 'preferences')}`;
  await course.tickAt(dayAt(1, 6));
  await course.setTime(dayAt(1, 9));
  await course.post(own, { action: 'address', email: 'anna@new.example' });
  const [, token] =
    /\/address\?token=([\w.-]+)/.exec((await lastMailTo(course, 'anna@new.example')).payload.text ?? '') ?? [];
  expect((await course.post(`/address?token=${token}`)).status).toBe(200);
  await course.setTime(dayAt(1, 10));
  for (const gone of [await course.post(path), await course.post(own, { action: 'leave' })]) {
    const page = await readPage(gone);
    expect([page.status, page.forms]).toEqual([200, []]);
    expect(page.html).not.toContain('new.example');
  }
  expect((await subscriberOf(course, 'anna@new.example')).status).toBe('left');
});

describe("a mailbox provider's one click", () => {
  test('is answered with a blank 200, and leaves', async () => {
    const response = await course.post(await joined(), ONE_CLICK);
    expect(response.status).toBe(200);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toBe('');
    expect((await subscriberOf(course, EMAIL)).status).toBe('left');
  });

  test('may come as multipart/form-data', async () => {
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    const response = await send(course.env, await joined(), { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect((await subscriberOf(course, EMAIL)).status).toBe('left');
  });

  test('may come twice', async () => {
    const path = await joined();
    await course.post(path, ONE_CLICK);
    const before = await stateOf(course);
    await course.setTime(NOON + HOUR_MS);
    const again = await course.post(path, ONE_CLICK);
    expect([again.status, await again.text()]).toEqual([200, '']);
    expect(await stateOf(course)).toEqual(before);
  });

  test('is no blank 200 where the link is broken: nobody has left', async () => {
    const path = await joined();
    const before = await stateOf(course);
    expect((await course.post(path.slice(0, -8), ONE_CLICK)).status).toBe(400);
    expect(await stateOf(course)).toEqual(before);
  });
});

test('leaving works with a body that is cut off, too', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
  const response = await send(course.env, await joined(), { method: 'POST', body: 'List-Unsub', headers });
  expect(response.status).toBe(200);
  expect((await subscriberOf(course, EMAIL)).status).toBe('left');
});

test('leaving twice is leaving once', async () => {
  const path = await joined();
  await course.post(path);
  const before = await stateOf(course);
  await course.setTime(NOON + HOUR_MS);
  const again = await course.post(path);
  expect(again.status).toBe(200);
  expect(formThat(await readPage(again), 'return').action).toBe('/preferences');
  expect(await stateOf(course)).toEqual(before);
});

test('no lesson comes after leaving, and others get theirs', async () => {
  const path = await joined();
  await course.join('ben@reader.example', { timezone: 'Europe/Berlin' });
  await course.post(path);
  expect((await course.tickAt(dayAt(1, 6))).lessons).toBe(1);
  await course.tickAt(dayAt(2, 6));
  expect(await course.lessonsOf(EMAIL)).toEqual([FIRST]);
  expect(await course.lessonsOf('ben@reader.example')).toHaveLength(3);
});

test('the key of the enrollment stays, and nothing of the person is in it', async () => {
  const path = await joined();
  const position = async () => (await keysIn(course.env.KV)).find(({ name }) => name.startsWith('enrollment:'));
  const before = await position();
  await course.post(path);
  expect(await position()).toEqual({ ...before, metadata: {} });
});

test('a reader who leaves between two lessons keeps all that they had', async () => {
  const path = await joined();
  await course.tickAt(dayAt(1, 6));
  await course.setTime(dayAt(1, 9));
  await course.post(path);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({
    status: 'left',
    received: [FIRST, SECOND],
  });
});

test('the links in lessons work after years', async () => {
  const path = await joined();
  await course.setTime(NOON + 20 * 365 * DAY_MS);
  const page = await course.get(path);
  expect(page.status).toBe(200);
  expect((await press(course, formTo(await readPage(page), '/unsubscribe'))).status).toBe(200);
  // Whoever leaves so late has had the whole course, and is not sent the rest of it on coming back.
  expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'left', received: slugsOf(shipped) });
});

test('the links in lessons outlive a change of the secret', async () => {
  const path = await joined();
  const { SIGNING_SECRET: previous = '', ...env } = course.env;
  const changed = { ...env, SIGNING_SECRET: 'the-next-secret-of-32-characters-or-more' };
  expect((await send(changed, path, { method: 'POST' })).status).toBe(400);
  const response = await send({ ...changed, SIGNING_SECRET_PREVIOUS: previous }, path, { method: 'POST' });
  expect(response.status).toBe(200);
  expect((await subscriberOf(course, EMAIL)).status).toBe('left');
});

test('a link that is broken or missing is refused, by page and by button', async () => {
  await joined();
  for (const path of ['/unsubscribe', '/unsubscribe?token=', '/unsubscribe?token=a.b.c']) {
    expect((await course.get(path)).status).toBe(400);
    expect((await course.post(path)).status).toBe(400);
  }
});

test('somebody whom this location cannot see yet is asked to try again, and has not left', async () => {
  const path = await joined();
  await course.env.KV.delete(`subscriber:${await subscriberId(EMAIL)}`);
  for (const response of [await course.post(path), await course.post(path, ONE_CLICK)]) {
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }
});
