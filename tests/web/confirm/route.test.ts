import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { createTokens } from '../../../src/mail/tokens.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { NOON, tokenOf, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { lastMailTo } from '../../support/mail.ts';
import { formTo, press, readPage } from '../../support/page.ts';
import { forgetAnswer, subscriberOf } from '../../support/people.ts';
import { send } from '../../support/send.ts';
import { keysIn, stateOf } from '../../support/state.ts';

const course = useCourse();
useErrorLog();

test('opening the link shows a page with a button, and changes nothing', async () => {
  const token = await course.signUp('anna@reader.example');
  const before = await stateOf(course);
  const response = await course.get(`/confirm?token=${token}`);
  expect(response.status).toBe(200);
  expect(formTo(await readPage(response), '/confirm').fields).toEqual({ token });
  const head = await send(course.env, `/confirm?token=${token}`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(await stateOf(course)).toEqual(before);
});

test("pressing the page's button confirms", async () => {
  const token = await course.signUp('anna@reader.example');
  const page = await readPage(await course.get(`/confirm?token=${token}`));
  const response = await press(course, formTo(page, '/confirm'));
  expect(response.status).toBe(200);
  expect(await course.lessonsOf('anna@reader.example')).toEqual([FIRST]);
});

test('the token may stand in the address as well', async () => {
  const token = await course.signUp('anna@reader.example');
  expect((await course.post(`/confirm?token=${token}`)).status).toBe(200);
  expect((await subscriberOf(course, 'anna@reader.example')).status).toBe('active');
});

test('the page after it says when the next lesson comes, and leads to the own page of the reader', async () => {
  const token = await course.signUp('anna@reader.example', { timezone: 'Europe/Berlin' });
  const page = await readPage(await course.post(`/confirm?token=${token}`));
  expect(page.html).toMatch(/\b7:00\b/);
  const [preferences] = page.links.filter((link) => link.startsWith('https://course.example/preferences?token='));
  const { pathname, search } = new URL(preferences ?? '');
  expect((await course.get(pathname + search)).status).toBe(200);
});

describe('a link', () => {
  test('works until its seven days are over', async () => {
    const token = await course.signUp('anna@reader.example');
    await course.setTime(NOON + 7 * DAY_MS - 1);
    expect((await course.get(`/confirm?token=${token}`)).status).toBe(200);
    await course.setTime(NOON + 7 * DAY_MS);
    expect((await course.get(`/confirm?token=${token}`)).status).toBe(410);
  });

  test('that has expired confirms nothing and offers a new one, which works', async () => {
    const fields = { name: 'Anna', timezone: 'Europe/Berlin' };
    const old = await course.signUp('anna@reader.example', fields);
    await course.setTime(NOON + 8 * DAY_MS);
    const before = await stateOf(course);
    const opened = await course.get(`/confirm?token=${old}`);
    const posted = await course.post(`/confirm?token=${old}`);
    expect([opened.status, posted.status]).toEqual([410, 410]);
    expect(await stateOf(course)).toEqual(before);

    await forgetAnswer('anna@reader.example');
    for (const page of [await readPage(opened), await readPage(posted)]) {
      expect((await press(course, formTo(page, '/subscribe'))).status).toBe(303);
    }
    const fresh = tokenOf(await lastMailTo(course, 'anna@reader.example'), 'confirm');
    expect(fresh).not.toBe(old);
    expect((await course.post(`/confirm?token=${fresh}`)).status).toBe(200);
    const subscriber = await subscriberOf(course, 'anna@reader.example');
    expect(subscriber).toMatchObject({ name: 'Anna', timeZone: 'Europe/Berlin' });
  });

  test('that is broken, forged or missing is refused', async () => {
    const token = await course.signUp('anna@reader.example');
    const [header, payload, signature] = token.split('.');
    const base64 = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
    const claims = { address: 'ben@reader.example', name: '', timeZone: 'UTC', aud: 'confirm' };
    const elsewhere = await createTokens(['another-secret-of-32-characters-or-more']);
    const broken = [
      '',
      'x',
      'a.b.c',
      token.slice(0, -8),
      `${header}.${payload}.`,
      `${header}.${base64(claims)}.${signature}`,
      `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.`,
      `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.${signature}`,
      await elsewhere.signup({ address: 'ben@reader.example', name: '', timeZone: 'UTC', origin: '' }, NOON),
    ];
    const before = await stateOf(course);
    for (const token of broken) {
      expect((await course.get(`/confirm?token=${token}`)).status).toBe(400);
      expect((await course.post('/confirm', { token })).status).toBe(400);
    }
    expect((await course.get('/confirm')).status).toBe(400);
    expect((await course.post('/confirm')).status).toBe(400);
    expect((await course.postJson('/confirm', { token })).status).toBe(400);
    const cutOff = { method: 'POST', body: 'token=', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect((await send(course.env, '/confirm', cutOff)).status).toBe(400);
    expect(await stateOf(course)).toEqual(before);
  });

  test('for one thing serves for no other', async () => {
    await course.join('anna@reader.example');
    const lesson = await lastMailTo(course, 'anna@reader.example');
    const tokens = {
      confirm: await course.signUp('ben@reader.example'),
      unsubscribe: tokenOf(lesson, 'unsubscribe'),
      preferences: tokenOf(lesson, 'preferences'),
    };
    const before = await stateOf(course);
    for (const [purpose, token] of Object.entries(tokens)) {
      for (const path of Object.keys(tokens).filter((other) => other !== purpose)) {
        expect((await course.get(`/${path}?token=${token}`)).status).toBe(400);
        expect((await course.post(`/${path}`, { token, action: 'leave' })).status).toBe(400);
        const oneClick = { 'List-Unsubscribe': 'One-Click', action: 'leave' };
        expect((await course.post(`/${path}?token=${token}`, oneClick)).status).toBe(400);
      }
    }
    expect(await stateOf(course)).toEqual(before);
  });

  test('signed with the secret before this one still works, until that one is taken away', async () => {
    const token = await course.signUp('anna@reader.example');
    const { SIGNING_SECRET: previous = '', ...env } = course.env;
    const changed = { ...env, SIGNING_SECRET: 'the-next-secret-of-32-characters-or-more' };
    expect((await send(changed, `/confirm?token=${token}`)).status).toBe(400);
    expect((await send(changed, `/confirm?token=${token}`, { method: 'POST' })).status).toBe(400);
    const both = { ...changed, SIGNING_SECRET_PREVIOUS: previous };
    expect((await send(both, `/confirm?token=${token}`)).status).toBe(200);
    expect((await send(both, `/confirm?token=${token}`, { method: 'POST' })).status).toBe(200);

    // What is signed from now on is signed with the new one.
    const lesson = await lastMailTo(course, 'anna@reader.example');
    expect((await send(changed, `/preferences?token=${tokenOf(lesson, 'preferences')}`)).status).toBe(200);
  });

  test('from before the reader left does not sign them up again', async () => {
    const token = await course.signUp('anna@reader.example');
    await course.post(`/confirm?token=${token}`);
    const unsubscribe = tokenOf(await lastMailTo(course, 'anna@reader.example'), 'unsubscribe');
    await course.setTime(NOON + MINUTE_MS);
    await course.post(`/unsubscribe?token=${unsubscribe}`);
    await course.setTime(NOON + HOUR_MS);
    const before = await stateOf(course);
    const response = await course.post(`/confirm?token=${token}`);
    expect(response.status).toBe(410);
    expect(await stateOf(course)).toEqual(before);
    expect((await press(course, formTo(await readPage(response), '/subscribe'))).status).toBe(303);
    expect((await subscriberOf(course, 'anna@reader.example')).status).toBe('left');
  });
});

test('where Resend refuses the address for lesson 1, nobody is signed up and the page says so', async () => {
  const token = await course.signUp('anna@reader.example');
  await course.resend.set({ refused: ['anna@reader.example'] });
  const response = await course.post(`/confirm?token=${token}`);
  expect(response.status).toBe(422);
  expect((await readPage(response)).links).toContain('/');
  expect(await keysIn(course.env.KV)).toEqual([]);
});
