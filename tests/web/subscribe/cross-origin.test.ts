/** The form on other sites: who may post it, who may read the answer, and where the reader lands. */
import { describe, expect, test } from 'vitest';
import { useCourse } from '../../support/harness.ts';
import { formTo, press, readPage, textOf } from '../../support/page.ts';
import { subscriberOf } from '../../support/people.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const ANNA = 'https://anna.example';
const course = useCourse({ ALLOWED_ORIGINS: `${ANNA}, http://localhost:3000` });

const EMAIL = 'anna@reader.example';
const signup = { email: EMAIL, name: 'Anna', timezone: 'UTC' };

describe('a signup is taken', () => {
  test.each([
    ['from our own pages', { origin: 'https://course.example' }],
    ['from an allowed site', { origin: ANNA }],
    ['from another allowed site', { origin: 'http://localhost:3000' }],
    ['from no page at all', {}],
    ['from a page of ours whose browser hides where it is', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%s', async (_, headers: Record<string, string>) => {
    expect((await course.post('/subscribe', signup, headers)).status).toBe(303);
    expect(await course.mailsTo(EMAIL)).toHaveLength(1);
  });

  test('from our own page under another of our addresses', async () => {
    const init = { method: 'POST', body: new URLSearchParams(signup), headers: { origin: 'https://daystep.example' } };
    expect((await send(course.env, 'https://daystep.example/subscribe', init)).status).toBe(303);
  });

  test('with the site in the consent that is kept', async () => {
    await course.join(EMAIL, {}, { origin: ANNA });
    expect((await subscriberOf(course, EMAIL)).consent.origin).toBe(ANNA);
  });
});

describe('a signup is refused', () => {
  test.each([
    ['from a strange site', { origin: 'https://evil.example' }],
    ['from a site whose name begins like an allowed one', { origin: `${ANNA}.evil.example` }],
    ['from an allowed site without its encryption', { origin: 'http://anna.example' }],
    ['from a page that hides where it is', { origin: 'null' }],
    ['from a frame on another site that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('%s, with a page that says so or JSON, and nothing happens', async (_, headers: Record<string, string>) => {
    const before = await stateOf(course);
    const answer = await course.post('/subscribe', { ...signup, next: `${ANNA}/thanks` }, headers);
    expect(answer.status).toBe(403);
    const page = await readPage(answer);
    expect(await textOf(page.html, 'h1')).not.toBe('');
    expect(page.links).toContain('/');
    const json = await course.postJson('/subscribe', signup, headers);
    expect(json.status).toBe(403);
    expect(json.headers.get('access-control-allow-origin')).toBeNull();
    expect(await json.json()).toEqual({ error: { field: null, message: expect.stringMatching(/own page/) } });
    expect(await stateOf(course)).toEqual(before);
  });

  test('from every other site where none is allowed', async () => {
    const alone = course.with({ ALLOWED_ORIGINS: '' });
    expect((await alone.post('/subscribe', signup, { origin: ANNA })).status).toBe(403);
    expect((await alone.post('/subscribe', signup, { origin: 'https://course.example' })).status).toBe(303);
  });
});

describe('a script of another site', () => {
  const preflight = (origin: string, path = '/subscribe') => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    return send(course.env, path, { method: 'OPTIONS', headers });
  };

  test('may ask and read the answer, mistakes included, where its site is allowed', async () => {
    const before = await stateOf(course);
    const allowed = await preflight(ANNA);
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': ANNA,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': expect.stringContaining('content-type'),
      vary: expect.stringMatching(/\borigin\b/i),
    });
    expect(await stateOf(course)).toEqual(before);

    for (const [body, status] of [
      [signup, 200],
      [{ email: 'wrong' }, 422],
    ] as const) {
      const answer = await course.postJson('/subscribe', body, { origin: ANNA });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ANNA);
      expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after');
      expect(answer.headers.get('vary')).toMatch(/\borigin\b/i);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('may not where its site is strange, nor at any other address', async () => {
    for (const answer of [
      await preflight('https://evil.example'),
      await preflight(ANNA, '/preferences'),
      await preflight(ANNA, '/'),
      await course.get('/', { origin: ANNA }),
    ]) {
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('after signing up', () => {
  test.each([
    [`${ANNA}/thanks?from=course#top`, `${ANNA}/thanks?from=course#top`],
    ['https://course.example/privacy', 'https://course.example/privacy'],
    ['http://localhost:3000', 'http://localhost:3000/'],
  ])('the reader lands on the page %s of an allowed site', async (next, landing) => {
    const answer = await course.post('/subscribe', { ...signup, next }, { origin: ANNA });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, landing]);
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://anna.example@evil.example/',
    'https://user@anna.example/',
    'https://anna.example\\@evil.example',
    'https://anna.example.evil.example/',
    'https://anna.example\r\nlocation: https://evil.example',
    '/thanks',
    'thanks',
    '',
  ])('%j leads nowhere but to our own page', async (next) => {
    const answer = await course.post('/subscribe', { ...signup, next }, { origin: ANNA });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/check-inbox']);
  });

  test('a robot lands where a person does', async () => {
    const next = `${ANNA}/thanks`;
    const answer = await course.post('/subscribe', { ...signup, next, website: 'x' }, { origin: ANNA });
    expect(answer.headers.get('location')).toBe(next);
  });

  test('with a typing mistake the reader is told of it first', async () => {
    const fields = { ...signup, email: 'anna@gmial.com', next: `${ANNA}/thanks` };
    const answer = await course.post('/subscribe', fields, { origin: ANNA });
    expect(answer.headers.get('location')).toBe('/check-inbox?domain=gmial.com');
  });

  test('in JSON the answer is the same as ever', async () => {
    const answer = await course.postJson('/subscribe', { ...signup, next: `${ANNA}/thanks` }, { origin: ANNA });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'check-your-inbox' }]);
  });

  test('a reader who is asked to look at the form again still lands there in the end', async () => {
    const next = `${ANNA}/thanks`;
    const page = await readPage(await course.post('/subscribe', { ...signup, email: 'anna', next }, { origin: ANNA }));
    expect(page.status).toBe(422);
    for (const form of page.forms) expect(form.fields).toMatchObject({ email: 'anna', name: 'Anna', next });
    const answer = await press(course, formTo(page, '/subscribe'), { email: EMAIL });
    expect(answer.headers.get('location')).toBe(next);
  });

  test('the form that is shown again keeps no address of a strange site', async () => {
    const typed = { ...signup, email: 'anna', next: 'https://evil.example' };
    const page = await readPage(await course.post('/subscribe', typed));
    expect(page.status).toBe(422);
    expect(page.html).not.toContain('evil.example');
  });
});

test('browsers let a form of ours end on an allowed site, and on no other', async () => {
  const policy = (await course.get('/')).headers.get('content-security-policy');
  expect(policy).toContain(`form-action 'self' ${ANNA} http://localhost:3000;`);
});
