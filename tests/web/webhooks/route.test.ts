import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { counted, failingWrites } from '../../stand-ins/kv/wrappers.ts';
import { NOON, useCourse } from '../../support/harness.ts';
import { useErrorLog } from '../../support/log.ts';
import { subscriberOf } from '../../support/people.ts';
import { send } from '../../support/send.ts';
import { stateOf } from '../../support/state.ts';
import { bounce, complaint, mailEvent, post, SECRET, signed, tell } from './resend.ts';

const course = useCourse({ RESEND_WEBHOOK_SECRET: SECRET });
const logged = useErrorLog();

const EMAIL = 'anna@reader.example';
const OTHER_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

/** An error that says something, in JSON. */
async function expectRefusal(response: Response, status: number): Promise<string> {
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json']);
  const answer = await response.json<{ error: { field: null; message: string } }>();
  expect(answer).toEqual({ error: { field: null, message: expect.stringMatching(/\w/) } });
  return answer.error.message;
}

describe('an event that is not surely from Resend is refused with a 401, and KV is not even asked:', () => {
  const body = JSON.stringify(complaint(EMAIL, { at: NOON + MINUTE_MS }));

  async function expect401(headers: Record<string, string>, sent = body): Promise<void> {
    const before = await stateOf(course);
    const { kv, counts } = counted(course.env.KV);
    await expectRefusal(await post({ ...course.env, KV: kv }, sent, headers), 401);
    expect(counts.operations).toBe(0);
    expect(await stateOf(course)).toEqual(before);
  }

  async function joined(): Promise<void> {
    await course.join(EMAIL);
    await course.setTime(NOON + HOUR_MS);
  }

  test('its body was changed on the way', async () => {
    await joined();
    await expect401(await signed(body), body.replace('anna', 'ben'));
    await expect401(await signed(body), `${body} `);
  });

  test('it is signed with another secret', async () => {
    await joined();
    await expect401(await signed(body, { secret: OTHER_SECRET }));
  });

  test('it is signed under another id, or for another time', async () => {
    await joined();
    await expect401({ ...(await signed(body)), 'svix-id': 'msg_2' });
    await expect401({ ...(await signed(body)), 'svix-timestamp': String((NOON + HOUR_MS) / 1000 + 1) });
  });

  test.each(['svix-id', 'svix-timestamp', 'svix-signature'])('%s is missing or empty', async (header) => {
    await joined();
    const { [header]: _, ...rest } = await signed(body);
    await expect401(rest);
    await expect401({ ...rest, [header]: '' });
  });

  test.each(['v1', 'v1,', 'v1,=', 'v2,', ',', 'soon', 'v1,AAAA v1'])('its signature is %s', async (signature) => {
    await joined();
    await expect401({ ...(await signed(body)), 'svix-signature': signature });
  });

  test('its signature is of a version that is not v1', async () => {
    await joined();
    const headers = await signed(body);
    await expect401({ ...headers, 'svix-signature': String(headers['svix-signature']).replace('v1', 'v1a') });
  });

  test.each([-5 * MINUTE_MS - 1000, 5 * MINUTE_MS + 1000, -24 * HOUR_MS])(
    'it is stamped %i ms from now',
    async (ms) => {
      await joined();
      await expect401(await signed(body, { at: NOON + HOUR_MS + ms }));
    },
  );

  test.each(['yesterday', 'NaN', '1e400', '-1'])('its stamp is %s', async (stamp) => {
    await joined();
    await expect401({ ...(await signed(body)), 'svix-timestamp': stamp });
  });
});

describe('an event is taken', () => {
  test.each([-5 * MINUTE_MS, 5 * MINUTE_MS])('that is stamped %i ms from now', async (ms) => {
    await course.join(EMAIL);
    expect((await tell(course.env, bounce(EMAIL), { at: NOON + ms })).status).toBe(200);
    expect((await subscriberOf(course, EMAIL)).status).toBe('bounced');
  });

  test('that is signed with two secrets, as while one replaces the other', async () => {
    await course.join(EMAIL);
    const body = JSON.stringify(bounce(EMAIL));
    const old = await signed(body, { secret: OTHER_SECRET });
    const headers = await signed(body);
    const both = `${old['svix-signature']} ${headers['svix-signature']}`;
    expect((await post(course.env, body, { ...headers, 'svix-signature': both })).status).toBe(200);
    expect((await subscriberOf(course, EMAIL)).status).toBe('bounced');
  });

  test('that goes to fifty recipients with addresses as long as there are', async () => {
    await course.join(EMAIL);
    const domain = `${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.example`;
    const long = Array.from({ length: 49 }, (_, n) => `${n}-`.padEnd(253 - domain.length, 'x').concat('@', domain));
    const response = await tell(course.env, bounce([...long, EMAIL]));
    expect([response.status, await response.json()]).toEqual([200, { readers: 1 }]);
    expect((await subscriberOf(course, EMAIL)).status).toBe('bounced');
  });
});

test('what the standard signs in its own example is genuine here', async () => {
  // https://github.com/standard-webhooks/standard-webhooks: the test vector of its libraries.
  const env = course.with({ RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }).env;
  const [id, at, body] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330_000, '{"test": 2432232314}'];
  await course.setTime(at);
  const headers = await signed(body, { id, at });
  expect(headers['svix-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  await expectRefusal(await post(env, body, headers), 422);
});

test('while no secret is stored, every event is refused with a 503 that says what to do', async () => {
  await course.join(EMAIL);
  const before = await stateOf(course);
  for (const RESEND_WEBHOOK_SECRET of ['', ' ']) {
    const { env } = course.with({ RESEND_WEBHOOK_SECRET });
    expect(await expectRefusal(await tell(env, bounce(EMAIL)), 503)).toMatch(
      /wrangler secret put RESEND_WEBHOOK_SECRET/,
    );
  }
  expect(await stateOf(course)).toEqual(before);
});

test('a secret that is none is named before anything is done', async () => {
  await course.join(EMAIL);
  const { env } = course.with({ RESEND_WEBHOOK_SECRET: 'secret' });
  expect(await expectRefusal(await tell(env, bounce(EMAIL)), 503)).toContain('RESEND_WEBHOOK_SECRET must be');
  expect((await subscriberOf(course, EMAIL)).status).toBe('active');
});

describe('what means nothing to the course is answered with a 200, and KV is not even asked:', () => {
  const others = [
    'email.sent',
    'email.delivered',
    'email.delivery_delayed',
    'email.opened',
    'email.clicked',
    'email.failed',
    'email.invented.tomorrow',
  ].map((type) => mailEvent(type, EMAIL, { at: NOON }));
  const contact = { type: 'contact.deleted', created_at: new Date(NOON).toISOString(), data: { email: EMAIL } };

  test.each([...others, contact])('$type', async (event) => {
    await course.join(EMAIL);
    const before = await stateOf(course);
    const { kv, counts } = counted(course.env.KV);
    const response = await tell({ ...course.env, KV: kv }, event);
    expect([response.status, await response.json()]).toEqual([200, { readers: 0 }]);
    expect(counts.operations).toBe(0);
    expect(await stateOf(course)).toEqual(before);
  });
});

describe('what Resend signed, but nobody can read, is refused with a 422 and logged, so that it comes to notice:', () => {
  const { data: _, ...withoutData } = complaint(EMAIL, { at: NOON });
  const unreadable: [string, unknown][] = [
    ['no object', []],
    ['no event', {}],
    ['nothing', null],
    ['a complaint without data', withoutData],
    ['a complaint to nobody', mailEvent('email.complained', EMAIL, { at: NOON }, { to: null })],
    ['a complaint of no time', { ...complaint(EMAIL, { at: NOON }), created_at: 'yesterday' }],
    ['a bounce of no kind', mailEvent('email.bounced', EMAIL, { at: NOON })],
  ];

  test.each(unreadable)('%s', async (_what, event) => {
    await course.join(EMAIL);
    const before = await stateOf(course);
    const body = JSON.stringify(event);
    await expectRefusal(await post(course.env, body, await signed(body)), 422);
    expect(await stateOf(course)).toEqual(before);
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain(EMAIL);
  });

  test.each(['', '{', 'type=email.complained'])('what is no JSON: "%s"', async (body) => {
    await expectRefusal(await post(course.env, body, await signed(body)), 422);
  });
});

test('other methods than POST are told so in JSON, and do nothing', async () => {
  await course.join(EMAIL);
  const before = await stateOf(course);
  const headers = await signed('');
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await send(course.env, '/webhooks/resend', { method, headers });
    expect(response.headers.get('allow')).toBe('POST');
    await expectRefusal(response, 405);
  }
  expect((await send(course.env, '/webhooks/resend', { method: 'HEAD' })).status).toBe(405);
  expect(await stateOf(course)).toEqual(before);
});

test('an event of over 16 KB is refused in JSON', async () => {
  const event = mailEvent('email.bounced', EMAIL, {}, { padding: 'x'.repeat(16 * 1024) });
  await expectRefusal(await tell(course.env, event), 413);
});

test('no cache keeps an answer', async () => {
  expect((await tell(course.env, bounce(EMAIL))).headers.get('cache-control')).toBe('no-store');
});

test('what KV does not take is told as a failure, and done when Resend sends the event again', async () => {
  await course.join(EMAIL);
  const env = { ...course.env, KV: failingWrites(course.env.KV, 'subscriber:') };
  const event = bounce(EMAIL);
  await expectRefusal(await tell(env, event), 500);
  const response = await tell(course.env, event);
  expect([response.status, await response.json()]).toEqual([200, { readers: 1 }]);
  expect(await subscriberOf(course, EMAIL)).toMatchObject({ status: 'bounced', received: [FIRST] });
});
