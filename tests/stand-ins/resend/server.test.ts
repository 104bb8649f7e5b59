/** What only a server can do wrong: connections, waiting, its side door for tests, and counting instead of reading. */
import { Resend } from 'resend';
import { expect, onTestFinished, test } from 'vitest';
import { resendAccount } from './client.ts';
import { useResend } from './harness.ts';
import { startResend } from './server.ts';

const server = useResend();

const MAIL = { from: 'course@daystep.test', to: 'a@reader.test', subject: 'Lesson 1', text: 'Good morning.' };
const LOST = { name: 'application_error', statusCode: null };

test('accounts are separate, can be inspected while a call waits, and become new on request', async () => {
  const [one, other] = [server.newAccount(), server.newAccount()];
  await one.account.set({ faults: [{ kind: 'drop-before' }, { kind: 'delay', ms: 200, accept: 'start' }], clock: 0 });
  expect((await one.resend.emails.send(MAIL)).error).toMatchObject(LOST);
  expect((await other.resend.emails.send(MAIL)).error).toBeNull();
  const waiting = one.resend.emails.send(MAIL, { idempotencyKey: 'key' });
  await expect.poll(() => one.account.mails()).toMatchObject([{ at: 0, idempotencyKey: 'key' }]);
  expect(await one.account.calls()).toMatchObject([{ status: null }, { status: null, accepted: 1 }]);
  expect((await waiting).error).toBeNull();
  expect(await one.account.counts()).toMatchObject({ calls: 2, mails: 1, repeated: 0 });
  await one.resend.emails.list();
  expect(await one.account.listings()).toMatchObject([{ status: 200, error: null }]);
  await one.account.reset();
  expect([await one.account.mails(), await one.account.calls()]).toEqual([[], []]);
});

test('options that are not understood are refused by name', async () => {
  const url = `${server.url}/control/accounts/${server.newAccount().account.apiKey}`;
  for (const [options, culprit] of [
    ['{"ratelimit":2}', 'ratelimit'],
    ['{"faults":[{"kind":"explode"}]}', 'faults.0.kind'],
    ['{', 'options'],
  ] as const) {
    const response = await fetch(url, { method: 'PUT', body: options });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(culprit)]);
  }
});

test('a server that closes drops the calls that still wait', async () => {
  const own = await startResend();
  const account = resendAccount(own.url);
  await account.set({ faults: [{ kind: 'delay', ms: 60_000, accept: 'end' }, { kind: 'hang-before' }] });
  const resend = new Resend(account.apiKey, { baseUrl: own.url });
  const sending = [resend.emails.send(MAIL), resend.emails.send(MAIL)];
  await expect.poll(() => account.calls()).toHaveLength(2);
  await own.close();
  for (const { error } of await Promise.all(sending)) expect(error).toMatchObject(LOST);
});

test('a server that counts says the same numbers, and keeps nothing', async () => {
  const counting = await startResend({ isCounting: true });
  onTestFinished(() => counting.close());
  const numbers = async (baseUrl: string) => {
    const account = resendAccount(baseUrl);
    await account.set({ rateLimit: 3 });
    const resend = new Resend(account.apiKey, { baseUrl });
    for (const idempotencyKey of ['one', 'two', 'two', 'three'])
      await resend.batch.send([MAIL, MAIL], { idempotencyKey });
    return { counts: await account.counts(), kept: (await account.mails()).length };
  };
  const { counts, kept } = await numbers(server.url);
  expect(counts).toMatchObject({ calls: 3, mails: 4, tooFast: 1, repeated: 1 });
  expect(kept).toBe(4);
  expect(await numbers(counting.url)).toEqual({ counts, kept: 0 });
});
