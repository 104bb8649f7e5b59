/** `/embed`: the form alone, in a frame of another site. */
import { describe, expect, test } from 'vitest';
import { useCourse } from '../../support/harness.ts';
import { formTo, press, readPage } from '../../support/page.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';

const ANNA = 'https://anna.example';
const course = useCourse({ ALLOWED_ORIGINS: ANNA });

test('the frame holds one form, whose answer takes the place of the whole page', async () => {
  const page = await readPage(await course.get('/embed'));
  expect(page.status).toBe(200);
  expect(page.forms).toHaveLength(1);
  const [form] = page.elements.filter(({ tag }) => tag === 'form');
  expect(form?.attributes.get('target')).toBe('_top');
  expect(page.elements.filter(({ tag }) => tag === 'header' || tag === 'footer')).toEqual([]);
  // The frame's own address is no place to go to.
  for (const { tag, attributes } of page.elements) if (tag === 'a') expect(attributes.get('target')).toBe('_blank');

  const answer = await press(course, formTo(page, '/subscribe'), { email: 'anna@reader.example' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/check-inbox']);
  expect(await course.mailsTo('anna@reader.example')).toHaveLength(1);
});

describe('the page after it', () => {
  test('is the one that the frame asks for, if it is on an allowed site', async () => {
    const next = `${ANNA}/thanks?a=1&b=2`;
    const page = await readPage(await course.get(`/embed?next=${encodeURIComponent(next)}`));
    const answer = await press(course, formTo(page, '/subscribe'), { email: 'anna@reader.example' });
    expect(answer.headers.get('location')).toBe(next);
  });

  test('is never one of a strange site, whose address does not even stand in the form', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      'javascript:alert(1)',
      '"><script>alert(1)</script>',
    ]) {
      const page = await readPage(await course.get(`/embed?next=${encodeURIComponent(next)}`));
      expect(formTo(page, '/subscribe').fields).not.toHaveProperty('next');
      expect(page.html).not.toMatch(/evil|alert/);
    }
  });
});

describe('who may frame', () => {
  test('this page: our own site and the allowed ones', async () => {
    const { headers } = await course.get('/embed');
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${ANNA}`);
    // It knows no list, and would shut out the allowed sites.
    expect(headers.get('x-frame-options')).toBeNull();
  });

  test('this page, where no site is allowed: only our own', async () => {
    const { headers } = await course.with({ ALLOWED_ORIGINS: '' }).get('/embed');
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'(;|$)/);
  });

  test('any other page: nobody, whichever sites are allowed', async () => {
    const wrong = { email: 'anna', next: `${ANNA}/thanks` };
    const answers = [
      ...(await Promise.all(
        ['/', '/check-inbox', '/confirm', '/preferences', '/embed/more', '/nothing'].map((path) => course.get(path)),
      )),
      await course.post('/subscribe', wrong, { origin: ANNA }),
      await course.with({ FROM: '' }).get('/embed'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });
});

test('opening the frame changes and sends nothing, whatever its address says', async () => {
  const before = await stateOf(course);
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    const answer = await send(course.env, '/embed?email=anna@reader.example&next=x', { method });
    expect(answer.status).toBeLessThan(500);
  }
  expect(await stateOf(course)).toEqual(before);
});

test('the frame carries the other headers of every page, and no search engine lists it', async () => {
  const { headers } = await course.get('/embed');
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
});
