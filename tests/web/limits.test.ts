import { describe, expect, test } from 'vitest';
import { tokenOf, useCourse } from '../support/harness.ts';
import { lastMailTo } from '../support/mail.ts';
import { readPage, textOf } from '../support/page.ts';
import { send } from '../support/send.ts';
import { stateOf } from '../support/state.ts';
import { ROBOT, untilTooMany } from '../support/too-many.ts';

const course = useCourse();

const EMAIL = 'anna@reader.example';
const LARGEST = 16 * 1024;

describe('a body', () => {
  /** A form of exactly so many bytes. */
  const formOf = (bytes: number) => 'email=anna%40reader.example&padding='.padEnd(bytes, 'x');
  const type = 'application/x-www-form-urlencoded';

  test.each(['/subscribe', '/confirm', '/unsubscribe', '/preferences', '/embed', '/health', '/nothing'])(
    'over 16 KB is refused at %s, with its length told or not',
    async (path) => {
      const before = await stateOf(course);
      const body = formOf(LARGEST + 1);
      const lengths = [{}, { 'content-length': String(body.length) }, { 'transfer-encoding': 'chunked' }];
      for (const length of lengths) {
        const headers = { 'content-type': type, ...length };
        const response = await send(course.env, path, { method: 'POST', body, headers });
        expect(response.status).toBe(413);
        expect(await textOf((await readPage(response)).html, 'h1')).not.toBe('');
      }
      expect(await stateOf(course)).toEqual(before);
    },
  );

  test('over 16 KB that comes as a stream is refused as soon as it is too long', async () => {
    let sent = 0;
    const body = new ReadableStream({
      type: 'bytes',
      pull(controller) {
        sent += 1024;
        if (sent > 1024 * LARGEST) controller.close();
        else controller.enqueue(new Uint8Array(1024));
      },
    });
    const response = await send(course.env, '/subscribe', { method: 'POST', body, headers: { 'content-type': type } });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(2 * LARGEST);
  });

  test('of JSON over 16 KB is refused in JSON', async () => {
    const response = await course.postJson('/subscribe', { email: EMAIL, name: 'x'.repeat(LARGEST) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: { field: null, message: expect.stringMatching(/\w/) } });
  });

  test('of 16 KB is taken', async () => {
    const body = formOf(LARGEST);
    for (const length of [{}, { 'content-length': String(LARGEST) }]) {
      const headers = { 'content-type': type, ...length };
      expect((await send(course.env, '/subscribe', { method: 'POST', body, headers })).status).toBe(303);
    }
  });
});

describe('signups from one address', () => {
  test('are taken twenty times a minute; then the page says when to try again', async () => {
    const response = await untilTooMany(course);
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await readPage(response)).html).toMatch(/again in a minute|\d+ seconds/i);
  });

  test('that are too many hold back neither other addresses nor other pages', async () => {
    await untilTooMany(course);
    const other = await course.post('/subscribe', { email: EMAIL }, { 'cf-connecting-ip': '192.0.2.2' });
    expect(other.status).toBe(303);
    expect(await course.mailsTo(EMAIL)).toHaveLength(1);
    const headers = { 'cf-connecting-ip': ROBOT };
    expect((await course.get('/', headers)).status).toBe(200);
    const confirm = `/confirm?token=${tokenOf(await lastMailTo(course, EMAIL), 'confirm')}`;
    expect((await course.post(confirm, {}, headers)).status).toBe(200);
  });
});
