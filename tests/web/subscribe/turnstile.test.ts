/** Cloudflare's check for robots, with its own keys for tests, against a server that answers as it does. */
import { describe, expect, inject, test } from 'vitest';
import { wallTime } from '../../../src/services.ts';
import { isPerson } from '../../../src/web/subscribe/turnstile.ts';
import { RESPONSE, SECRETS, SITE_KEY } from '../../stand-ins/turnstile/keys.ts';
import { NOON, tokenOf, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { formTo, messagesIn, type Page, readPage, textOf } from '../../support/page.ts';
import { send } from '../../support/send.ts';

const TURNSTILE_BASE_URL = inject('turnstileUrl');
const on = { TURNSTILE_SITE_KEY: SITE_KEY, TURNSTILE_SECRET_KEY: SECRETS.passes, TURNSTILE_BASE_URL };

const course = useCourse(on);
const log = useErrorLog();

const EMAIL = 'anna@reader.example';
const FIELD = 'cf-turnstile-response';
const CLOUDFLARE = 'https://challenges.cloudflare.com';

const signup = (response?: string) => ({
  email: EMAIL,
  name: 'Anna',
  timezone: 'Europe/Berlin',
  ...(response === undefined ? {} : { [FIELD]: response }),
});

async function asked(response: string): Promise<unknown> {
  return (await fetch(`${TURNSTILE_BASE_URL}/asked/${response}`)).json();
}

function widgetsIn({ elements }: Page) {
  const widgets = elements.filter(({ attributes }) => attributes.get('class') === 'cf-turnstile');
  const scripts = elements.filter(({ attributes }) => attributes.get('src')?.startsWith(CLOUDFLARE));
  return { keys: widgets.map(({ attributes }) => attributes.get('data-sitekey')), scripts };
}

describe('where Turnstile is on, a signup', () => {
  test('that a person sends is answered as ever, and Cloudflare is asked once', async () => {
    const response = `${RESPONSE}-${crypto.randomUUID()}`;
    const answer = await course.post('/subscribe', signup(response), { 'cf-connecting-ip': '192.0.2.7' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/check-inbox']);
    expect(await course.mailsTo(EMAIL)).toHaveLength(1);
    expect(await asked(response)).toEqual([{ secret: SECRETS.passes, response, remoteip: '192.0.2.7' }]);
  });

  test.each([
    ['that Cloudflare refuses', SECRETS.fails, RESPONSE],
    ['whose response was used before', SECRETS.spent, RESPONSE],
    ['without a response', SECRETS.passes, undefined],
    ['with an empty response', SECRETS.passes, ''],
    ['with a response that is far too long', SECRETS.passes, 'x'.repeat(2049)],
  ])('%s gets the form back with a clear message, and no mail leaves', async (_, secret, response) => {
    const strict = course.with({ TURNSTILE_SECRET_KEY: secret });
    const answer = await strict.post('/subscribe', signup(response));
    expect(answer.status).toBe(422);
    const page = await readPage(answer);
    expect(await textOf(page.html, '[role=alert]')).toMatch(/person.*once more/);
    expect(formTo(page, '/subscribe').fields).toMatchObject({ email: EMAIL, name: 'Anna' });

    const json = await strict.postJson('/subscribe', signup(response));
    expect(json.status).toBe(422);
    expect(await json.json()).toEqual({ error: { field: FIELD, message: expect.stringMatching(/once more/) } });
    expect(await course.resend.calls()).toEqual([]);
  });

  test('in JSON carries the response too', async () => {
    const answer = await course.postJson('/subscribe', signup(RESPONSE));
    expect(await answer.json()).toEqual({ status: 'check-your-inbox' });
  });

  test('with a wrong address is told of that, and Cloudflare is not asked', async () => {
    const response = crypto.randomUUID();
    const answer = await course.post('/subscribe', { ...signup(response), email: 'anna' });
    expect(answer.status).toBe(422);
    expect(await asked(response)).toEqual([]);
  });

  test.each(['error', 'garbage', 'drop'])(
    'is taken where Cloudflare cannot be asked (%s), and the log tells of it',
    async (fault) => {
      const down = course.with({ TURNSTILE_BASE_URL: `${TURNSTILE_BASE_URL}/${fault}` });
      expect((await down.post('/subscribe', signup(RESPONSE))).status).toBe(303);
      expect(await course.mailsTo(EMAIL)).toHaveLength(1);
      expect(log.join()).toMatch(/"kind":"turnstile","problem":"/);
    },
  );

  test('is taken where our own secret is wrong, and the log tells of it', async () => {
    const wrong = course.with({ TURNSTILE_SECRET_KEY: 'no-secret-of-ours' });
    expect((await wrong.post('/subscribe', signup(RESPONSE))).status).toBe(303);
    expect(log.join()).toMatch(/invalid-input-secret/);
    expect(log.join()).not.toContain('no-secret-of-ours');
  });
});

test('an answer of Cloudflare that does not come is not waited for: the person passes', async () => {
  const time = { ...wallTime, timeout: () => AbortSignal.timeout(50) };
  const turnstile = { siteKey: SITE_KEY, secretKey: SECRETS.passes, baseUrl: `${TURNSTILE_BASE_URL}/hang` };
  expect(await isPerson(RESPONSE, undefined, turnstile, time)).toBe(true);
  expect(log.join()).toMatch(/"kind":"turnstile","problem":"/);
});

describe('where Turnstile is on, a page', () => {
  test('with the form twice has the widget twice and its script once, which the policy lets run', async () => {
    const answer = await course.get('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(new RegExp(`script-src 'nonce-[^']+' ${CLOUDFLARE};`));
    expect(policy).toContain(`frame-src ${CLOUDFLARE}`);
    const page = await readPage(answer);
    const { keys, scripts } = widgetsIn(page);
    expect(keys).toEqual([SITE_KEY, SITE_KEY]);
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(`'nonce-${scripts[0]?.attributes.get('nonce')}'`);
    expect(messagesIn(page.html)).toMatch(/switch JavaScript on/);
  });

  test('with one button to sign up again has it too', async () => {
    await course.post('/subscribe', signup(RESPONSE));
    const [mail] = await course.mailsTo(EMAIL);
    if (!mail) throw new Error('No mail came.');
    await course.setTime(NOON + 8 * 86_400_000);
    const page = await readPage(await course.get(`/confirm?token=${tokenOf(mail, 'confirm')}`));
    expect(page.status).toBe(410);
    expect(widgetsIn(page)).toMatchObject({ keys: [SITE_KEY], scripts: [{ tag: 'script' }] });
  });

  test('for other sites has it too', async () => {
    expect(widgetsIn(await readPage(await course.get('/embed')))).toMatchObject({ keys: [SITE_KEY] });
  });
});

test('where it is off, no page and no policy knows of Cloudflare', async () => {
  const { TURNSTILE_SITE_KEY, TURNSTILE_SECRET_KEY, ...env } = course.env;
  const answer = await send(env, '/');
  expect(answer.headers.get('content-security-policy')).not.toContain('cloudflare');
  expect(await answer.text()).not.toMatch(/cf-turnstile|challenges\.cloudflare/);
});
