import { expect, it } from 'vitest';
import { mailTo, useResend } from './harness.ts';
import type { Fault } from './wire.ts';

const server = useResend();
const key = { idempotencyKey: 'once' };
const lost = { name: 'application_error', statusCode: null };

async function accountWith(...faults: Fault[]) {
  const { account, resend } = server.newAccount();
  await account.set({ faults });
  const send = () => resend.emails.send(mailTo('a@reader.test'), key);
  return { account, resend, send };
}

it('refuse: answers with the error that was asked for, and accepts nothing', async () => {
  const headers = { 'retry-after': '7' };
  const { account, send } = await accountWith({
    kind: 'refuse',
    status: 429,
    name: 'brand_new_error',
    headers,
  });
  const answer = await send();
  expect(answer.error).toMatchObject({ statusCode: 429, name: 'brand_new_error' });
  expect(answer.headers).toMatchObject(headers);
  expect(await account.mails()).toEqual([]);
  expect(await account.calls()).toMatchObject([{ status: 429, error: 'brand_new_error', fault: 'refuse' }]);
  expect((await send()).error).toBeNull();
});

it('drop-before: drops the connection, and accepts nothing', async () => {
  const { account, send } = await accountWith({ kind: 'drop-before' });
  expect((await send()).error).toMatchObject(lost);
  expect(await account.mails()).toEqual([]);
  expect(await account.calls()).toMatchObject([{ status: null, accepted: 0, fault: 'drop-before' }]);
});

it('drop-after: accepts, and loses the answer; the key finds it again', async () => {
  const { account, send } = await accountWith({ kind: 'drop-after' });
  expect((await send()).error).toMatchObject(lost);
  const [mail] = await account.mails();
  expect((await send()).data?.id).toBe(mail?.id);
  expect(await account.calls()).toMatchObject([
    { status: null, accepted: 1, fault: 'drop-after' },
    { status: 200, accepted: 0, repeat: true, fault: null },
  ]);
});

it('error-after: accepts, and answers 500; the key finds the answer again', async () => {
  const { account, send } = await accountWith({ kind: 'error-after' });
  expect((await send()).error).toMatchObject({ statusCode: 500, name: 'internal_server_error' });
  const [mail] = await account.mails();
  expect((await send()).data?.id).toBe(mail?.id);
  expect(await account.mails()).toHaveLength(1);
});

it('delay, accepted at the start: the mail is there before the answer', async () => {
  const { account, send } = await accountWith({ kind: 'delay', ms: 300, accept: 'start' });
  const start = Date.now();
  const sending = send();
  await expect.poll(() => account.mails()).toHaveLength(1);
  expect(await account.calls()).toMatchObject([{ status: null, accepted: 1 }]);
  expect((await sending).error).toBeNull();
  expect(Date.now() - start).toBeGreaterThanOrEqual(295);
  expect(await account.calls()).toMatchObject([{ status: 200, fault: 'delay' }]);
});

it('delay, accepted at the end: the mail comes with the answer, even if nobody waits for it', async () => {
  const { account, resend } = await accountWith({ kind: 'delay', ms: 300, accept: 'end' });
  const impatient = new AbortController();
  const options = { signal: impatient.signal };
  const sending = resend.emails.send(mailTo('a@reader.test'), options).catch(() => null);
  await expect.poll(() => account.calls()).toMatchObject([{ status: null, accepted: 0 }]);
  expect(await account.mails()).toEqual([]);
  impatient.abort();
  await sending;
  await expect.poll(() => account.mails()).toHaveLength(1);
});

it('leaves a bad mail refused, whatever the fault', async () => {
  const { account, resend } = await accountWith({ kind: 'drop-after' }, { kind: 'delay', ms: 1, accept: 'end' });
  expect((await resend.emails.send(mailTo('nobody'))).error).toMatchObject(lost);
  expect((await resend.emails.send(mailTo('nobody'))).error).toMatchObject({ statusCode: 422 });
  expect(await account.mails()).toEqual([]);
});

it('consumes certain rules in order, each for its number of calls', async () => {
  const { account, resend } = await accountWith(
    { kind: 'pass', calls: 2 },
    { kind: 'refuse', status: 500, name: 'application_error', calls: 2 },
    { kind: 'refuse', status: 503, name: 'service_unavailable' },
  );
  for (let call = 0; call < 6; call += 1) await resend.emails.send(mailTo('a@reader.test'));
  expect((await account.calls()).map(({ status }) => status)).toEqual([200, 200, 500, 500, 503, 200]);
});

it('strikes by chance with a probability, the same calls for the same seed', async () => {
  const strikes = async (seed: number) => {
    const { account, resend } = await accountWith(
      { kind: 'refuse', status: 500, name: 'application_error', calls: 40, probability: 0.3, seed },
      {
        kind: 'refuse',
        status: 503,
        name: 'service_unavailable',
        calls: 40,
        probability: 0.3,
        seed: seed + 1,
      },
    );
    for (let call = 0; call < 60; call += 1) await resend.emails.send(mailTo('a@reader.test'));
    return (await account.calls()).map(({ status }) => status);
  };
  const statuses = await strikes(1);
  expect(new Set(statuses.slice(0, 40))).toEqual(new Set([200, 500, 503]));
  expect(statuses.slice(0, 40)).not.toContain(null);
  expect(statuses.slice(0, 40).filter((status) => status === 500).length).toBeLessThan(24);
  expect(statuses.slice(40)).not.toContain(500);
  expect(await strikes(1)).toEqual(statuses);
  expect(await strikes(7)).not.toEqual(statuses);
});

it('does not spend faults on calls that the rate limit refuses', async () => {
  const { account, send } = await accountWith({ kind: 'pass' }, { kind: 'drop-before' });
  await account.set({ rateLimit: 1 });
  await Promise.all([send(), send()]);
  await account.set({ rateLimit: 0 });
  await send();
  expect((await account.calls()).map(({ status }) => status)).toEqual([200, 429, null]);
});
