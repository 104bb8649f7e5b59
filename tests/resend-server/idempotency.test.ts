import { expect, it } from 'vitest';
import { mailTo, post, useResend } from './harness.ts';

const HOUR = 60 * 60 * 1000;
const MORNING = Date.UTC(2026, 10, 22, 7);
const server = useResend();

const key = { idempotencyKey: 'daystep.test/0700.2026-11-22.lesson-1/0/lesson-1' };

it('answers the same key and payload as before, and sends nothing', async () => {
  const { account, resend } = server.newAccount();
  const first = await resend.emails.send(mailTo('a@reader.test'), key);
  const second = await resend.emails.send(mailTo('a@reader.test'), key);
  expect(second.data).toEqual(first.data);
  expect(await account.mails()).toMatchObject([key]);
  expect(await account.calls()).toMatchObject([
    { ...key, repeat: false, accepted: 1 },
    { ...key, repeat: true, accepted: 0, status: 200 },
  ]);
});

it('answers a permissive batch again with the same ids and the same errors', async () => {
  const { account, resend } = server.newAccount();
  const options = { ...key, batchValidation: 'permissive' } as const;
  const batch = [mailTo('a@reader.test'), mailTo('nobody')];
  const first = await resend.batch.send(batch, options);
  // Even what is no longer true: the answer is remembered, not worked out again.
  await account.set({ refused: ['a@reader.test'] });
  const second = await resend.batch.send(batch, options);
  expect(second.data).toEqual(first.data);
  expect(await account.mails()).toHaveLength(1);
});

it('refuses the same key with another payload', async () => {
  const { account, resend } = server.newAccount();
  await resend.emails.send(mailTo('a@reader.test'), key);
  const { error } = await resend.emails.send(mailTo('a@reader.test', 'Lesson 2'), key);
  expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
  expect(await account.mails()).toHaveLength(1);
});

it('has one space of keys for both endpoints, and one for each account', async () => {
  const { resend } = server.newAccount();
  await resend.emails.send(mailTo('a@reader.test'), key);
  const { error } = await resend.batch.send([mailTo('a@reader.test')], key);
  expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });

  const other = server.newAccount();
  expect((await other.resend.batch.send([mailTo('a@reader.test')], key)).error).toBeNull();
});

it('forgets a key after 24 hours of the account clock', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ clock: MORNING });
  const first = await resend.emails.send(mailTo('a@reader.test'), key);
  await account.set({ clock: MORNING + 24 * HOUR - 1 });
  const second = await resend.emails.send(mailTo('a@reader.test'), key);
  await account.set({ clock: MORNING + 24 * HOUR });
  const third = await resend.emails.send(mailTo('a@reader.test', 'Lesson 2'), key);

  expect(second.data).toEqual(first.data);
  expect(third.error).toBeNull();
  expect((await account.mails()).map(({ at }) => at)).toEqual([MORNING, MORNING + 24 * HOUR]);
});

it('remembers only successful answers', async () => {
  const { account, resend } = server.newAccount();
  const refused = await resend.emails.send(mailTo('nobody'), key);
  expect(refused.error).toMatchObject({ statusCode: 422 });
  await account.set({ faults: [{ kind: 'refuse', status: 500, name: 'application_error' }] });
  const failed = await resend.emails.send(mailTo('a@reader.test'), key);
  expect(failed.error).toMatchObject({ statusCode: 500 });
  const sent = await resend.emails.send(mailTo('a@reader.test'), key);
  expect(sent.error).toBeNull();
  expect(await account.mails()).toHaveLength(1);
});

it.each(['start', 'end'] as const)(
  'refuses a key whose first call is in progress, its mail accepted at the %s',
  async (accept) => {
    const { account, resend } = server.newAccount();
    await account.set({ faults: [{ kind: 'delay', ms: 600, accept }] });
    const slow = resend.emails.send(mailTo('a@reader.test'), key);
    await expect.poll(() => account.calls()).toHaveLength(1);
    const { error } = await resend.emails.send(mailTo('a@reader.test'), key);
    expect(error).toMatchObject({ statusCode: 409, name: 'concurrent_idempotent_requests' });

    const first = await slow;
    expect(first.error).toBeNull();
    expect((await resend.emails.send(mailTo('a@reader.test'), key)).data).toEqual(first.data);
    expect(await account.mails()).toHaveLength(1);
  },
);

it('refuses a key in progress even to a call that would be delayed itself', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ faults: [{ kind: 'delay', ms: 600, accept: 'end', calls: 2 }] });
  const calls = [1, 2].map(() => resend.emails.send(mailTo('a@reader.test'), key));
  const names = (await Promise.all(calls)).map(({ error }) => error?.name);
  expect(names.sort()).toEqual(['concurrent_idempotent_requests', undefined]);
  expect(await account.mails()).toHaveLength(1);
});

it('takes keys of 1 to 256 characters', async () => {
  const { account, resend } = server.newAccount();
  const send = (idempotencyKey: string) => resend.emails.send(mailTo('a@reader.test'), { idempotencyKey });
  expect((await send('k'.repeat(256))).error).toBeNull();
  expect((await send('k'.repeat(257))).error).toMatchObject({
    statusCode: 400,
    name: 'invalid_idempotency_key',
  });
  // The SDK leaves out an empty key.
  const empty = { 'idempotency-key': '' };
  const answer = await post(server.url, account.apiKey, '/emails', mailTo('a@reader.test'), empty);
  expect(answer.body).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' });
});
