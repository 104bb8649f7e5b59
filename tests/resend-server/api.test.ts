/** The Worker calls Resend without its SDK: what it sends is the same, and what it understands too. */
import { expect, test } from 'vitest';
import { jsonText } from '../../src/course/json-text.ts';
import { type Account, getSent, type Mail, postBatch, postMail, refusalsIn, sentIn } from '../../src/mail/resend.ts';
import { useResend } from './harness.ts';

const server = useResend();

const mail = {
  from: 'Daystep <course@daystep.test>',
  to: 'anna@reader.example',
  replyTo: 'author@daystep.test',
  subject: 'A lesson, on a day',
  html: '<p>Good morning, Ænna.</p>',
  text: 'Good morning, Ænna.',
  headers: { 'List-Unsubscribe': '<https://course.example/unsubscribe>' },
  tags: [{ name: 'lesson', value: 'lesson-6' }],
};
const toNobody = { ...mail, to: 'nobody@example.com' };

/** As we send it. */
const sendable = ({ html, text, ...rest }: typeof mail): Mail => ({
  ...rest,
  html: jsonText(html),
  text: jsonText(text),
});

const signal = () => AbortSignal.timeout(10_000);

/** An account for the SDK and one for us, with what Resend has seen of each. */
function both() {
  const [theirs, ours] = [server.newAccount(), server.newAccount()];
  const account: Account = { apiKey: ours.account.apiKey, baseUrl: server.url };
  const seen = async () => {
    const [one, other] = await Promise.all(
      [theirs, ours].map(async ({ account: at }) => [await at.mails(), await at.calls()]),
    );
    const comparable = (of: unknown) =>
      JSON.parse(JSON.stringify(of, (key, value) => (isOfItsOwn(key) ? null : value)));
    return { theirs: comparable(one), ours: comparable(other) };
  };
  return { sdk: theirs.resend, account, seen };
}

/** What no two calls share. */
const isOfItsOwn = (key: string) => ['id', 'at', 'receivedAt', 'sentAt', 'createdAt', 'created_at'].includes(key);

test('one mail is the same mail, under the same key', async () => {
  const { sdk, account, seen } = both();
  await sdk.emails.send(mail, { idempotencyKey: 'key' });
  const answer = await postMail(account, sendable(mail), 'key', signal());
  expect(answer).toMatchObject({ error: null, data: { id: expect.any(String) } });
  const { theirs, ours } = await seen();
  expect(ours).toEqual(theirs);
});

test('a batch is the same batch, and lets the good mails through', async () => {
  const { sdk, account, seen } = both();
  const batch = [mail, toNobody, mail];
  await sdk.batch.send(batch, { idempotencyKey: 'key', batchValidation: 'permissive' });
  const { data, error } = await postBatch(account, batch.map(sendable), 'key', signal());
  expect(error).toBeNull();
  expect(refusalsIn(data)).toEqual([{ index: 1, message: expect.any(String) }]);
  const { theirs, ours } = await seen();
  expect(ours).toEqual(theirs);
});

test('a refusal is told as the SDK tells it', async () => {
  const { sdk, account } = both();
  const told = await sdk.emails.send(toNobody, { idempotencyKey: 'key' });
  const answer = await postMail(account, sendable(toNobody), 'key', signal());
  expect(told.error).not.toBeNull();
  expect(answer.error).toEqual(told.error);
});

test('the list of mails is read page by page', async () => {
  const { sdk, account } = both();
  for (const key of ['one', 'two', 'three']) await postMail(account, sendable(mail), key, signal());
  const first = sentIn((await getSent(account, 2, undefined, signal())).data);
  expect(first).toMatchObject({ hasMore: true, mails: [{ subject: mail.subject, to: [mail.to] }, {}] });
  const rest = sentIn((await getSent(account, 2, first?.mails.at(-1)?.id, signal())).data);
  expect(rest).toMatchObject({ hasMore: false, mails: [{}] });
  expect((await sdk.emails.list({ limit: 2 })).data?.data).toEqual([]);
});

test('a server that cannot be reached, or answers in no words of Resend’s, is an error like any other', async () => {
  const { account } = both();
  const gone = await postMail({ ...account, baseUrl: 'http://127.0.0.1:9' }, sendable(mail), 'key', signal());
  expect(gone).toMatchObject({ data: null, headers: null, error: { name: 'application_error', statusCode: null } });
  const strange = await postMail({ ...account, baseUrl: `${server.url}/nothing` }, sendable(mail), 'key', signal());
  expect(strange.data).toBeNull();
  expect(strange.error?.statusCode).toBe(404);
});
