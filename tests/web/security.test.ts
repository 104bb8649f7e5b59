import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../src/domain/subscriber.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { NOON, tokenOf, useCourse } from '../support/harness.ts';
import { useErrorLog } from '../support/log.ts';
import { lastMailTo } from '../support/mail.ts';
import { elementsOf, type Page, readPage } from '../support/page.ts';
import { send } from '../support/send.ts';
import { untilTooMany } from '../support/too-many.ts';

const course = useCourse();
useErrorLog();

const NAME = '<script>alert(1)</script>';
const EMAIL = 'anna@reader.example';
const LARGEST = 16 * 1024;

/** One answer of every kind that the course has, for a reader whose name is markup. */
async function everyAnswer(): Promise<Record<string, Response>> {
  const answers: Record<string, Response> = {
    landing: await course.get('/'),
    'check your inbox': await course.get('/check-inbox'),
    'wrong address': await course.post('/subscribe', { email: `"'>${NAME}`, name: NAME, timezone: NAME }),
    'strange site': await course.post('/subscribe', { email: EMAIL, name: NAME }, { origin: 'https://evil.example' }),
    'not found': await course.get(`/${NAME}?q=${NAME}`),
    'too large': await course.post('/subscribe', { email: 'x'.repeat(LARGEST) }),
    'too many': await untilTooMany(course),
    health: await course.get('/health'),
    'not set up': await send({ ...course.env, FROM: '' }, '/'),
    'broken link': await course.get(`/confirm?token=${NAME}`),
    'broken link of a lesson': await course.get(`/unsubscribe?token=${NAME}`),
  };
  const token = await course.signUp(EMAIL, { name: NAME });
  answers['confirm'] = await course.get(`/confirm?token=${token}`);
  answers['confirmed'] = await course.post(`/confirm?token=${token}`);
  answers['confirmed already'] = await course.post(`/confirm?token=${token}`);
  const lesson = await lastMailTo(course, EMAIL);
  const preferences = `/preferences?token=${tokenOf(lesson, 'preferences')}`;
  const unsubscribe = `/unsubscribe?token=${tokenOf(lesson, 'unsubscribe')}`;
  answers['preferences'] = await course.get(preferences);
  answers['unsubscribe'] = await course.get(unsubscribe);
  await course.setTime(NOON + MINUTE_MS);
  answers['goodbye'] = await course.post(unsubscribe);
  answers['preferences after leaving'] = await course.get(preferences);
  await course.setTime(NOON + HOUR_MS);
  const again = await course.signUp(EMAIL, { name: NAME });
  answers['welcome back'] = await course.post(`/confirm?token=${again}`);
  await course.setTime(NOON + 8 * DAY_MS);
  answers['expired link'] = await course.get(`/confirm?token=${token}`);
  await course.resend.set({ dailyQuota: 0 });
  answers['try again'] = await course.post('/subscribe', { email: 'ben@reader.example', name: NAME });
  await course.env.KV.put(`subscriber:${await subscriberId(EMAIL)}`, 'not JSON');
  answers['error'] = await course.get(preferences);
  return answers;
}

/** An answer as its headers and, where it is a page, the page. */
async function everyPage(): Promise<[string, Headers, Page][]> {
  const answers = Object.entries(await everyAnswer());
  return Promise.all(
    answers.map(
      async ([name, answer]): Promise<[string, Headers, Page]> => [name, answer.headers, await readPage(answer)],
    ),
  );
}

function nonceIn(headers: Headers): string {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
}

describe('every answer, errors included,', () => {
  test('carries a strict policy and the security headers, and runs nothing inline without its nonce', async () => {
    const pages = await everyPage();
    const statuses = [...new Set(pages.map(([, , { status }]) => status))].sort();
    expect(statuses).toEqual([200, 400, 403, 404, 410, 413, 422, 429, 500, 503]);
    for (const [name, headers, page] of pages) {
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
        expect(policy, name).toContain(rule);
      }
      expect(policy, name).not.toMatch(/unsafe|\*|https?:/);
      expect(Object.fromEntries(headers), name).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        // `no-referrer` makes browsers post forms with `Origin: null`.
        'referrer-policy': 'same-origin',
        'strict-transport-security': expect.stringMatching(/max-age=\d{7,}/),
        'cache-control': 'no-store',
      });
      for (const { tag, attributes } of page.elements) {
        expect(
          [...attributes.keys()].filter((attribute) => /^(on|style$)/.test(attribute)),
          `${name}: ${tag}`,
        ).toEqual([]);
        for (const address of ['href', 'src', 'action']) {
          expect(attributes.get(address) ?? '', name).not.toMatch(/^\s*javascript:/i);
        }
        if (tag === 'style' || tag === 'script') expect(attributes.get('nonce'), name).toBe(nonceIn(headers));
      }
    }
    const nonces = pages.map(([, headers]) => nonceIn(headers));
    expect(new Set(nonces).size).toBe(nonces.length);
    expect(nonces).not.toContain('');
  });

  test('shows what a reader wrote as text, never as markup', async () => {
    const pages = await everyPage();
    for (const [name, , { html }] of pages) expect(html, name).not.toContain('<script>alert');
    const shown = pages.filter(([, , { html }]) => html.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    expect(shown.map(([name]) => name)).toEqual(
      expect.arrayContaining(['wrong address', 'preferences', 'preferences after leaving', 'expired link']),
    );
    for (const { payload } of await course.mailsTo(EMAIL)) {
      expect(payload.html).not.toContain('<script');
      expect((await elementsOf(payload.html ?? '')).map(({ tag }) => tag)).not.toContain('script');
      expect(payload.text).toContain(NAME);
    }
  });
});
