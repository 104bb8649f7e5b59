/**
 * The stand-in answers as Resend's OpenAPI description (version 1.5.0) and its list of errors say, seen over real HTTP:
 * https://resend.com/docs/api-reference/errors.
 */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { useResend } from './harness.ts';

const server = useResend();

const MAIL = { from: 'Daystep <course@daystep.test>', to: 'a@reader.test', subject: 'Lesson 1', text: 'Good morning.' };
const WEBHOOK = { endpoint: 'https://course.test/webhooks/resend', events: ['email.bounced'] };
const PERMISSIVE = { 'x-batch-validation': 'permissive' };

interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A call with the account's key, `:id` in the path being that of a webhook that the account has. */
async function call(what: string, { body, headers }: Sent = {}) {
  const { account, resend } = server.newAccount();
  await account.set({ domains: [{ name: 'course.test', status: 'verified' }], refused: ['gone@reader.test'] });
  const webhook = await resend.webhooks.create({ endpoint: WEBHOOK.endpoint, events: ['email.bounced'] });
  await resend.emails.send({ ...MAIL, subject: 'Sent before' });
  const [method = '', path = ''] = what.replace(':id', webhook.data?.id ?? '').split(' ');
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${account.apiKey}`, 'user-agent': 'tests', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { account, status: response.status, json: await response.json() };
}

const id = expect.any(String);
const list = (...data: unknown[]) => ({ object: 'list', has_more: false, data });
const email = {
  id,
  message_id: id,
  to: ['a@reader.test'],
  from: MAIL.from,
  created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00$/),
  subject: 'Sent before',
  bcc: null,
  cc: null,
  reply_to: null,
  last_event: 'delivered',
  scheduled_at: null,
};
const webhook = { id, ...WEBHOOK, status: 'enabled', created_at: id };
const secret = { signing_secret: expect.stringMatching(/^whsec_[\w+/]{32}$/) };
const refused = { index: 1, message: expect.stringMatching(/^Invalid `to` field\..*Gone@reader\.test/) };

test.each<[call: string, sent: Sent, status: number, answer: unknown]>([
  ['POST /emails', { body: MAIL }, 200, { id }],
  ['POST /emails', { body: { ...MAIL, text: undefined, html: '<p>Good morning.</p>' } }, 200, { id }],
  ['POST /emails/batch', { body: [MAIL, MAIL] }, 200, { data: [{ id }, { id }] }],
  ['POST /emails/batch', { body: [MAIL], headers: PERMISSIVE }, 200, { data: [{ id }], errors: [] }],
  [
    'POST /emails/batch',
    { body: [MAIL, { ...MAIL, to: 'Gone <Gone@reader.test>' }], headers: PERMISSIVE },
    200,
    { data: [{ id }], errors: [refused] },
  ],
  ['GET /emails', {}, 200, list(email)],
  ['GET /domains', {}, 200, list(expect.objectContaining({ name: 'course.test', status: 'verified' }))],
  ['POST /webhooks', { body: WEBHOOK }, 201, { object: 'webhook', id, ...secret }],
  ['GET /webhooks', {}, 200, list(webhook)],
  ['GET /webhooks/:id', {}, 200, { object: 'webhook', ...webhook, ...secret }],
  ['PATCH /webhooks/:id', { body: { status: 'disabled' } }, 200, { object: 'webhook', id }],
])('%s is answered as documented', async (what, sent, status, answer) => {
  const { status: actual, json } = await call(what, sent);
  expect([actual, json]).toEqual([status, answer]);
});

const batchOf = (count: number) => ({ body: Array.from({ length: count }, () => MAIL) });
const mailWith = (changes: object) => ({ body: { ...MAIL, ...changes } });

describe('refused, and nothing sent:', () => {
  test.each<[why: string, call: string, sent: Sent, status: number, name: string]>([
    ['no JSON', 'POST /emails', { body: '{' }, 400, 'validation_error'],
    [
      'an empty key',
      'POST /emails',
      { body: MAIL, headers: { 'idempotency-key': '' } },
      400,
      'invalid_idempotency_key',
    ],
    [
      'a long key',
      'POST /emails',
      { body: MAIL, headers: { 'idempotency-key': 'k'.repeat(257) } },
      400,
      'invalid_idempotency_key',
    ],
    ['no API key', 'POST /emails', { body: MAIL, headers: { authorization: '' } }, 401, 'missing_api_key'],
    [
      'another service’s key',
      'POST /emails',
      { body: MAIL, headers: { authorization: 'Bearer sk_1' } },
      403,
      'invalid_api_key',
    ],
    ['an unknown endpoint', 'GET /api-keys', {}, 404, 'not_found'],
    ['an unknown webhook', 'GET /webhooks/none', {}, 404, 'not_found'],
    ['an unknown method', 'PUT /emails', { body: MAIL }, 405, 'method_not_allowed'],
    ['no sender', 'POST /emails', mailWith({ from: undefined }), 422, 'missing_required_field'],
    ['no recipient', 'POST /emails', mailWith({ to: [] }), 422, 'missing_required_field'],
    ['no subject', 'POST /emails', mailWith({ subject: '' }), 422, 'missing_required_field'],
    ['neither text nor HTML', 'POST /emails', mailWith({ text: undefined }), 422, 'missing_required_field'],
    ['a sender that is no address', 'POST /emails', mailWith({ from: 'Daystep' }), 422, 'validation_error'],
    ['a recipient that is no address', 'POST /emails', mailWith({ to: 'Ana <a@b>' }), 422, 'validation_error'],
    ['a reserved domain', 'POST /emails', mailWith({ to: 'Ana <a@example.com>' }), 422, 'validation_error'],
    ['51 recipients', 'POST /emails', mailWith({ to: Array(51).fill('a@reader.test') }), 422, 'validation_error'],
    ['a field of the wrong type', 'POST /emails', mailWith({ headers: 'none' }), 422, 'validation_error'],
    [
      'a dot in a tag',
      'POST /emails',
      mailWith({ tags: [{ name: 'cohort', value: '0700.a' }] }),
      422,
      'validation_error',
    ],
    ['an empty batch', 'POST /emails/batch', batchOf(0), 422, 'validation_error'],
    ['101 mails', 'POST /emails/batch', batchOf(101), 422, 'validation_error'],
    [
      'one bad mail of a strict batch',
      'POST /emails/batch',
      { body: [MAIL, { ...MAIL, to: 'no' }] },
      422,
      'validation_error',
    ],
    [
      'an attachment in a batch',
      'POST /emails/batch',
      { body: [{ ...MAIL, attachments: [{}] }] },
      422,
      'validation_error',
    ],
    [
      'a scheduled batch',
      'POST /emails/batch',
      { body: [{ ...MAIL, scheduled_at: 'in 1 min' }] },
      422,
      'validation_error',
    ],
    [
      'an unknown validation',
      'POST /emails/batch',
      { ...batchOf(1), headers: { 'x-batch-validation': 'lax' } },
      422,
      'validation_error',
    ],
    ['a list of 101', 'GET /emails?limit=101', {}, 422, 'validation_error'],
    ['an unknown cursor', 'GET /emails?after=none', {}, 422, 'validation_error'],
    ['two cursors', 'GET /emails?after=a&before=b', {}, 422, 'validation_error'],
    [
      'a webhook on plain HTTP',
      'POST /webhooks',
      { body: { ...WEBHOOK, endpoint: 'http://course.test' } },
      422,
      'validation_error',
    ],
    ['a webhook for no event', 'POST /webhooks', { body: { ...WEBHOOK, events: [] } }, 422, 'validation_error'],
  ])('%s', async (_, what, sent, status, name) => {
    const answer = await call(what, sent);
    expect([answer.status, answer.json]).toEqual([status, { statusCode: status, name, message: expect.any(String) }]);
    expect(await answer.account.mails()).toHaveLength(1);
  });

  test('no User-Agent, by the guard in front of the API', async () => {
    const headers = { authorization: `Bearer ${server.newAccount().account.apiKey}` };
    const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const sending = request(`${server.url}/emails`, { method: 'POST', headers }, (response) => {
        text(response).then((words) => resolve([response.statusCode, words]), reject);
      });
      sending.on('error', reject).end(JSON.stringify(MAIL));
    });
    expect(answer).toEqual([403, 'error code: 1010']);
  });
});

test('a mail is kept as it was received', async () => {
  const payload = { ...MAIL, to: 'Ana <Ana@reader.test>', tags: [{ name: 'lesson', value: 'lesson-1' }] };
  const { account } = await call('POST /emails', { body: payload, headers: { 'idempotency-key': 'once' } });
  const kept = {
    id,
    idempotencyKey: 'once',
    at: expect.any(Number),
    endpoint: 'emails',
    to: ['Ana@reader.test'],
    payload,
  };
  expect((await account.mails('ana@reader.test')).at(-1)).toEqual(kept);
});
