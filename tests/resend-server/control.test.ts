import { expect, it } from 'vitest';
import { mailTo, useResend } from './harness.ts';

const server = useResend();

it('has an empty account for a key that was never used', async () => {
  const { account } = server.newAccount();
  expect(await account.mails()).toEqual([]);
  expect(await account.calls()).toEqual([]);
});

it('keeps accounts apart', async () => {
  const [one, other] = [server.newAccount(), server.newAccount()];
  expect(one.account.apiKey).not.toBe(other.account.apiKey);
  await one.account.set({ faults: [{ kind: 'drop-before' }], refused: ['a@reader.test'] });
  expect((await other.resend.emails.send(mailTo('a@reader.test'))).error).toBeNull();
  expect(await one.account.mails()).toEqual([]);
  expect(await other.account.mails()).toHaveLength(1);
});

it('finds the mails to one address among the others', async () => {
  const { account, resend } = server.newAccount();
  await resend.batch.send([mailTo('Ana <ana+course@reader.test>'), mailTo('bo@reader.test')]);
  expect(await account.mails('ANA+course@reader.test')).toMatchObject([{ to: ['ana+course@reader.test'] }]);
  expect(await account.mails('ana@reader.test')).toEqual([]);
});

it('records every sending call with both times', async () => {
  const { account, resend } = server.newAccount();
  const clock = Date.UTC(2026, 10, 22, 7);
  await account.set({ clock });
  const start = Date.now();
  await resend.batch.send([mailTo('a@reader.test'), mailTo('b@reader.test')], { idempotencyKey: 'once' });
  const [call] = await account.calls();
  expect(call).toEqual({
    at: clock,
    receivedAt: expect.any(Number),
    endpoint: 'batch',
    idempotencyKey: 'once',
    mails: 2,
    accepted: 2,
    status: 200,
    error: null,
    repeat: false,
    fault: null,
  });
  expect(call?.receivedAt).toBeGreaterThanOrEqual(start);
});

it('changes only the options that are given, and goes back to real time on request', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ clock: 0, refused: ['gone@reader.test'] });
  await account.set({ clock: null });
  expect((await resend.emails.send(mailTo('gone@reader.test'))).error).toMatchObject({ statusCode: 422 });
  await resend.emails.send(mailTo('a@reader.test'));
  const [mail] = await account.mails();
  expect(mail?.at).toBeGreaterThan(Date.UTC(2020));
});

it('makes an account new on reset', async () => {
  const { account, resend } = server.newAccount();
  const send = () => resend.emails.send(mailTo('a@reader.test'), { idempotencyKey: 'once' });
  await send();
  await account.set({ dailyQuota: 1 });
  await account.reset();
  expect(await account.calls()).toEqual([]);
  expect((await send()).error).toBeNull();
  expect(await account.mails()).toHaveLength(1);
});

it('refuses options that it does not know, and says which', async () => {
  const { account } = server.newAccount();
  const url = `${server.url}/control/accounts/${account.apiKey}`;
  for (const [options, culprit] of [
    [{ ratelimit: 2 }, 'ratelimit'],
    [{ rateLimit: -1 }, 'rateLimit'],
    [{ faults: [{ kind: 'explode' }] }, 'faults.0.kind'],
  ] as const) {
    const response = await fetch(url, { method: 'PUT', body: JSON.stringify(options) });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(culprit);
  }
  expect((await fetch(url, { method: 'PUT', body: '{' })).status).toBe(400);
  await expect(account.set({ rateLimit: 0.5 })).rejects.toThrow('400');
});

it('answers 404 for what is no control', async () => {
  for (const path of ['/control/', '/control/accounts/', '/control/accounts/re_1', '/control/accounts/re_1/keys']) {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  }
});
