/** The Worker's calls to Resend, on real HTTP: what the SDK would send for a batch, and what is made of strange answers. */
import type { ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { jsonText } from '../../../src/course/json-text.ts';
import { createClient, type Mail, refusalsIn, sentIn } from '../../../src/mail/client.ts';
import { actionFor } from '../../../src/mail/errors.ts';
import { listen } from '../loopback.ts';
import { useResend } from './harness.ts';

const server = useResend();

const mail = {
  from: 'Daystep <course@daystep.test>',
  to: 'anna@reader.example',
  replyTo: 'author@daystep.test',
  subject: 'A walk, a little every day',
  html: '<p>Good morning, Ænna.</p>',
  text: 'Good morning, Ænna.',
  headers: { 'List-Unsubscribe': '<https://course.example/unsubscribe>' },
  tags: [{ name: 'lesson', value: 'walk-slowly' }],
};
const toNobody = { ...mail, to: 'nobody@example.com' };

/** As we send it. */
const sendable = ({ html, text, ...rest }: typeof mail): Mail => ({
  ...rest,
  html: jsonText(html),
  text: jsonText(text),
});

const signal = (ms = 10_000) => AbortSignal.timeout(ms);

/** A client with an account of its own. */
function newClient() {
  const { account } = server.newAccount();
  return { account, client: createClient({ apiKey: account.apiKey, baseUrl: server.url }) };
}

/** What no two calls share. */
const isOfItsOwn = (key: string) => ['id', 'at', 'receivedAt'].includes(key);

const comparable = (seen: unknown) =>
  JSON.parse(JSON.stringify(seen, (key, value) => (isOfItsOwn(key) ? null : value)));

test('one mail arrives as it was written, under its key', async () => {
  const { account, client } = newClient();
  const answer = await client.sendEmail(sendable(mail), 'key', signal());
  expect(answer).toMatchObject({ error: null, data: { id: expect.any(String) } });
  const { replyTo, ...rest } = mail;
  expect(await account.mails()).toMatchObject([{ idempotencyKey: 'key', payload: { ...rest, reply_to: replyTo } }]);
});

test('a batch is what the SDK would send, and lets the good mails through', async () => {
  const [theirs, ours] = [server.newAccount(), newClient()];
  const batch = [mail, toNobody, mail];
  await theirs.resend.batch.send(batch, { idempotencyKey: 'key', batchValidation: 'permissive' });
  const { data, error } = await ours.client.sendBatch(batch.map(sendable), 'key', signal());
  expect(error).toBeNull();
  expect(refusalsIn(data)).toEqual([{ index: 1, message: expect.any(String) }]);
  expect(comparable(await ours.account.mails())).toEqual(comparable(await theirs.account.mails()));
  expect(comparable(await ours.account.calls())).toEqual(comparable(await theirs.account.calls()));
});

test('the list of mails is read page by page', async () => {
  const { client } = newClient();
  for (const key of ['one', 'two', 'three']) await client.sendEmail(sendable(mail), key, signal());
  const first = sentIn((await client.listEmails(2, undefined, signal())).data);
  expect(first).toMatchObject({ hasMore: true, mails: [{ subject: mail.subject, to: [mail.to] }, {}] });
  const rest = sentIn((await client.listEmails(2, first?.mails.at(-1)?.id, signal())).data);
  expect(rest).toMatchObject({ hasMore: false, mails: [{}] });
});

describe('an answer that is none of Resend’s leaves the outcome of each call unknown:', () => {
  const yes = JSON.stringify({ id: 'somebody-else', data: [], has_more: false });

  /** Makes each call to a server that answers like this. */
  async function callAll(answer: (response: ServerResponse) => void, ms?: number) {
    const { url, close } = await listen((_, response) => void answer(response));
    onTestFinished(close);
    const client = createClient({ apiKey: 're_test', baseUrl: url });
    return Promise.all([
      client.sendEmail(sendable(mail), 'key', signal(ms)),
      client.sendBatch([sendable(mail)], 'key', signal(ms)),
      client.listEmails(1, undefined, signal(ms)),
    ]);
  }

  test.each<[string, (response: ServerResponse) => void]>([
    ['a page with status 200', (response) => response.end('<h1>Welcome</h1>')],
    ['nothing with status 200', (response) => response.end()],
    ['null', (response) => response.end('null')],
    ['a page with status 502', (response) => response.writeHead(502).end('<h1>Bad gateway</h1>')],
    ['null with status 500', (response) => response.writeHead(500).end('null')],
    ['a text with status 500', (response) => response.writeHead(500).end('"no"')],
    ['an object that names nothing, with status 500', (response) => response.writeHead(500).end('{}')],
    ['a body that breaks off', (response) => response.write('{"id":', () => response.destroy())],
  ])('%s', async (_, answer) => {
    for (const { data, error } of await callAll(answer)) {
      expect(data).toBeNull();
      expect(error && actionFor(error)).toBe('retry');
    }
  });

  test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed to somebody who says yes', async (status) => {
    const elsewhere = await listen((_, response) => void response.end(yes));
    onTestFinished(elsewhere.close);
    const answers = await callAll((response) => response.writeHead(status, { location: elsewhere.url }).end());
    for (const { data, error } of answers) {
      expect(data).toBeNull();
      expect(error && actionFor(error)).toBe('retry');
    }
  });

  test('none within the time that is left', async () => {
    for (const { data, error, headers } of await callAll(() => undefined, 50)) {
      expect([data, headers]).toEqual([null, null]);
      expect(error).toMatchObject({ name: 'application_error', statusCode: null });
    }
  });

  test('a body that does not come to its end within the time that is left', async () => {
    for (const status of [200, 500]) {
      const answers = await callAll((response) => response.writeHead(status).write('{"id":'), 50);
      for (const { data, error } of answers) {
        expect(data).toBeNull();
        expect(error && actionFor(error)).toBe('retry');
      }
    }
  });
});

test('a server that cannot be reached is an error without a status', async () => {
  const client = createClient({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:9' });
  const gone = await client.sendEmail(sendable(mail), 'key', signal());
  expect(gone).toMatchObject({ data: null, headers: null, error: { name: 'application_error', statusCode: null } });
});

test('what Resend says of limits and quotas comes with an answer, and with an error too', async () => {
  const { account, client } = newClient();
  await account.set({ dailyQuota: 1, rateLimit: 100 });
  const [taken, refused] = [
    await client.sendEmail(sendable(mail), 'one', signal()),
    await client.sendEmail(sendable(mail), 'two', signal()),
  ];
  expect([taken.error, refused.error]).toMatchObject([null, { name: 'daily_quota_exceeded', statusCode: 429 }]);
  for (const { headers } of [taken, refused]) expect(headers).toMatchObject({ 'ratelimit-limit': '100' });
});
