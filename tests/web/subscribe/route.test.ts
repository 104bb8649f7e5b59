import { expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/time.ts';
import { NOON, tokenOf, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { formTo, type Page, press, readPage, textOf } from '../../support/page.ts';
import { formBody, send } from '../../support/send.ts';
import { keysIn } from '../../support/state.ts';

const course = useCourse();
useErrorLog();

/** The message that the page shows beside a field: the one that the field itself refers to. */
async function messageBeside(page: Page, name: string): Promise<string> {
  const invalid = page.elements.filter(({ attributes }) => attributes.get('aria-invalid') === 'true');
  expect(invalid.map(({ attributes }) => attributes.get('name'))).toEqual([name]);
  return textOf(page.html, `#${invalid[0]?.attributes.get('aria-describedby')}`);
}

test('the landing page has a form that a browser without script can send', async () => {
  const response = await course.get('/');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  const form = formTo(await readPage(response), '/subscribe');
  expect(Object.keys(form.fields).sort()).toEqual(['email', 'name', 'timezone', 'website']);
  const sent = await press(course, form, { email: 'anna@reader.example', name: 'Anna' });
  expect(sent.status).toBe(303);
  expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
});

test('every form of the landing page asks for the same fields', async () => {
  const { forms } = await readPage(await course.get('/'));
  for (const form of forms) expect(form).toEqual(forms[0]);
});

test("the form knows the time zone of the visitor's address beforehand", async () => {
  const page = await readPage(await send(course.env, '/', { cf: { timezone: 'Asia/Tokyo' } }));
  for (const { fields } of page.forms) expect(fields['timezone']).toBe('Asia/Tokyo');
});

test('where the visitor cannot be placed, the form leaves the time zone open', async () => {
  expect(formTo(await readPage(await course.get('/')), '/subscribe').fields['timezone']).toBe('');
});

test('a signup from the form is answered with a redirect to the check-inbox page', async () => {
  const response = await course.post('/subscribe', { email: 'anna@reader.example' });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/check-inbox');
  const page = await course.get('/check-inbox');
  expect(page.status).toBe(200);
  expect((await readPage(page)).html).toMatch(/inbox/i);
});

test('a signup in JSON is answered in JSON', async () => {
  const signup = { email: 'anna@reader.example', name: 'Anna', timezone: 'Europe/Berlin' };
  const response = await course.postJson('/subscribe', signup);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({ status: 'check-your-inbox' });
  expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
});

test('a form that asks for JSON gets JSON', async () => {
  const response = await course.post('/subscribe', { email: 'anna@reader.example' }, { accept: 'application/json' });
  expect(await response.json()).toEqual({ status: 'check-your-inbox' });
});

test('the answer is the same for someone new, someone asked already, a reader, and one who has left', async () => {
  await course.signUp('pending@reader.example');
  await course.join('reader@reader.example');
  await course.join('gone@reader.example');
  const [lesson] = (await course.mailsTo('gone@reader.example')).slice(-1);
  await course.setTime(NOON + HOUR_MS);
  if (lesson) await course.post(`/unsubscribe?token=${tokenOf(lesson, 'unsubscribe')}`);

  const answers: unknown[] = [];
  for (const who of ['new', 'pending', 'reader', 'gone']) {
    const signup = { email: `${who}@reader.example`, name: 'Anna', timezone: 'UTC' };
    const both = [await course.post('/subscribe', signup), await course.postJson('/subscribe', signup)];
    answers.push(
      await Promise.all(
        both.map(async (response) => [response.status, headersBesidesNonce(response), await response.text()]),
      ),
    );
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

function headersBesidesNonce({ headers }: Response): string[] {
  return [...headers].map((header) => header.join(': ').replace(/'nonce-[^']*'/g, ''));
}

const WRONG: [string, 'email' | 'name', { email: string; name: string }][] = [
  ['no address', 'email', { email: '', name: 'Anna' }],
  ['an address without a domain', 'email', { email: 'anna@', name: 'Anna' }],
  ['two addresses', 'email', { email: 'anna@reader.example, ben@reader.example', name: '' }],
  ['an address with a line break', 'email', { email: 'anna@reader.example\nBcc: ben@reader.example', name: '' }],
  ['an address that is markup', 'email', { email: '"><script>alert(1)</script>', name: `<b>'"&` }],
  ['a name without an end', 'name', { email: 'anna@reader.example', name: 'x'.repeat(61) }],
  ['far too long a name', 'name', { email: 'anna@reader.example', name: '<b>'.repeat(400) }],
];

test.each(WRONG)(
  '%s gets the form back, the message beside the field, what was typed kept',
  async (_, field, typed) => {
    const response = await course.post('/subscribe', { ...typed, timezone: 'Europe/Berlin' });
    expect(response.status).toBe(422);
    const page = await readPage(response);
    for (const form of page.forms) {
      // A browser strips line breaks from a one-line field itself.
      expect(form.fields).toMatchObject({ ...typed, timezone: 'Europe/Berlin' });
    }
    expect(page.html).not.toMatch(/<script>alert|<b>/);
    const message = await messageBeside(page, field);
    expect(message).not.toBe('');

    const json = await course.postJson('/subscribe', typed);
    expect(json.status).toBe(422);
    expect(await json.json()).toEqual({ error: { field, message } });
    expect(await course.resend.calls()).toEqual([]);
  },
);

test.each([
  ['cut off', '{"email": "anna@reader.exam'],
  ['empty', ''],
  ['null', 'null'],
  ['a list', '["anna@reader.example"]'],
  ['a string', '"anna@reader.example"'],
  ['an address that is a number', '{"email": 5}'],
  ['an address that is an object', '{"email": {"toString": "anna@reader.example"}}'],
])('JSON that is %s is refused with a field and a message', async (_, body) => {
  const headers = { 'content-type': 'application/json' };
  const response = await send(course.env, '/subscribe', { method: 'POST', body, headers });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ error: { field: 'email', message: expect.stringMatching(/\w/) } });
  expect(await course.resend.calls()).toEqual([]);
});

test('a form that is cut off, or is none, is an empty form', async () => {
  for (const type of ['multipart/form-data; boundary=cut', 'multipart/form-data', 'text/plain', 'image/png']) {
    const headers = { 'content-type': type };
    const response = await send(course.env, '/subscribe', { method: 'POST', body: 'email=anna', headers });
    expect(response.status).toBe(422);
    expect(await messageBeside(await readPage(response), 'email')).not.toBe('');
  }
});

test('a file in place of the address is refused like any other wrong address', async () => {
  const body = new FormData();
  body.set('email', new File(['anna@reader.example'], 'address.txt'));
  const response = await send(course.env, '/subscribe', { method: 'POST', body });
  expect(response.status).toBe(422);
});

test('a robot that fills in the hidden field gets the same answer, and no mail leaves', async () => {
  const signup = { email: 'anna@reader.example', name: 'Anna', timezone: 'UTC' };
  const robot = await course.post('/subscribe', { ...signup, website: 'https://spam.example' });
  const robotJson = await course.postJson('/subscribe', { ...signup, website: 'https://spam.example' });
  expect(await course.resend.calls()).toEqual([]);
  const person = await course.post('/subscribe', signup);
  const personJson = await course.postJson('/subscribe', signup);
  expect([robot.status, headersBesidesNonce(robot)]).toEqual([person.status, headersBesidesNonce(person)]);
  expect(await robotJson.text()).toBe(await personJson.text());
});

test('an address that Resend refuses is named beside the field', async () => {
  await course.resend.set({ refused: ['anna@reader.example'] });
  const typed = { email: 'anna@reader.example', name: 'Anna', timezone: 'Europe/Berlin' };
  const response = await course.post('/subscribe', typed);
  expect(response.status).toBe(422);
  const page = await readPage(response);
  expect(formTo(page, '/subscribe').fields).toMatchObject(typed);
  const message = await messageBeside(page, 'email');
  const json = await course.postJson('/subscribe', typed);
  expect(json.status).toBe(422);
  expect(await json.json()).toEqual({ error: { field: 'email', message } });
});

test.each([
  ['is down', { faults: [{ kind: 'drop-before' as const, calls: 9 }] }],
  ['has spent its quota', { dailyQuota: 0 }],
  ['refuses the key', { faults: [{ kind: 'refuse' as const, status: 403, name: 'invalid_api_key', calls: 9 }] }],
])('when Resend %s, the page says to try again, and trying again works', async (_, options) => {
  await course.resend.set(options);
  const response = await course.post('/subscribe', { email: 'anna@reader.example' });
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await readPage(response)).html).toMatch(/try again/i);
  await course.resend.set({ faults: [], dailyQuota: null });
  expect((await send(course.env, '/subscribe', formBody({ email: 'anna@reader.example' }))).status).toBe(303);
  expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
});

test('signing up stores nothing of anybody, whatever comes of it', async () => {
  await course.signUp('anna@reader.example', { name: 'Anna', timezone: 'Europe/Berlin' });
  await course.post('/subscribe', { email: 'wrong' });
  expect(await keysIn(course.env.KV)).toEqual([]);
  await course.resend.set({ dailyQuota: 0 });
  await course.post('/subscribe', { email: 'ben@reader.example' });
  // Only that Resend takes no mail, for the operator.
  const [incident, ...more] = await keysIn(course.env.KV);
  expect([incident?.name, more]).toEqual(['signup-incident', []]);
  expect(incident?.value).not.toMatch(/ben|anna|@/);
});
