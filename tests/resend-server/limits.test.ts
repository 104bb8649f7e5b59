import { describe, expect, it } from 'vitest';
import { Account, type SendingCall } from './account.ts';
import { mailTo, useResend } from './harness.ts';

const DAY = 24 * 60 * 60 * 1000;
const server = useResend();

function callWith(mail: unknown, idempotencyKey: string | null = null): SendingCall {
  return { endpoint: 'emails', idempotencyKey, batchValidation: null, body: JSON.stringify(mail) };
}

describe('the rate limit', () => {
  it('is none by default, and the answers do not speak of it', async () => {
    const { resend } = server.newAccount();
    const answers = await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(mailTo('a@reader.test'))));
    expect(answers.every(({ error }) => error === null)).toBe(true);
    expect(answers[0]?.headers).not.toHaveProperty('ratelimit-limit');
  });

  it('refuses what exceeds it, and lets the next second in', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ rateLimit: 2 });
    const send = () => resend.emails.send(mailTo('a@reader.test'));
    const answers = await Promise.all([send(), send(), send()]);
    const sent = answers.filter(({ error }) => error === null);
    const [refused] = answers.filter(({ error }) => error !== null);

    expect(sent.map(({ headers }) => headers?.['ratelimit-remaining']).sort()).toEqual(['0', '1']);
    for (const { headers } of sent) expect(headers).not.toHaveProperty('retry-after');
    expect(refused?.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' });
    expect(refused?.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1',
      'retry-after': '1',
    });

    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await send()).error).toBeNull();
    expect(await account.mails()).toHaveLength(3);
  });

  it('is a window that slides in real time, however the account clock is moved', () => {
    const account = new Account();
    account.set({ rateLimit: 2, clock: 0 });
    const statusAt = (now: number) => {
      account.set({ clock: now * DAY });
      account.receive(callWith(mailTo('a@reader.test')), now);
      return account.calls().at(-1)?.status;
    };
    expect([0, 600, 999, 1000, 1599, 1600].map(statusAt)).toEqual([200, 200, 429, 200, 429, 200]);
  });

  it('counts a listing like every call', async () => {
    const account = new Account();
    account.set({ rateLimit: 2 });
    account.receive(callWith(mailTo('a@reader.test')), 0);
    expect(account.list({}, 0)).toMatchObject({ status: 200, headers: { 'ratelimit-remaining': '0' } });
    expect(account.list({}, 0)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    account.receive(callWith(mailTo('a@reader.test')), 0);
    expect(account.calls().map(({ status }) => status)).toEqual([200, 429]);
    expect(account.listings()).toEqual([
      { at: 0, receivedAt: 0, status: 200, error: null },
      { at: 0, receivedAt: 0, status: 429, error: 'rate_limit_exceeded' },
    ]);
  });

  it('counts repeats and refused mails, but not the calls that it refuses', () => {
    const account = new Account();
    account.set({ rateLimit: 3 });
    const good = callWith(mailTo('a@reader.test'), 'once');
    const bad = callWith(mailTo('nobody'));
    for (const call of [good, good, bad, good, good]) account.receive(call, 0);
    account.receive(good, 1000);
    expect(account.calls().map(({ status }) => status)).toEqual([200, 200, 422, 429, 429, 200]);
  });
});

describe('the quotas', () => {
  it('end with the UTC day of the account clock', async () => {
    const { account, resend } = server.newAccount();
    const midnight = Date.UTC(2026, 10, 22);
    await account.set({ dailyQuota: 2, clock: midnight });
    const send = () => resend.emails.send(mailTo('a@reader.test'));
    await send();
    await account.set({ clock: midnight + DAY - 1 });
    await send();
    expect((await send()).error).toMatchObject({ statusCode: 429, name: 'daily_quota_exceeded' });
    await account.set({ clock: midnight + DAY });
    expect((await send()).error).toBeNull();
  });

  it('end with the UTC month of the account clock', async () => {
    const { account, resend } = server.newAccount();
    const send = () => resend.emails.send(mailTo('a@reader.test'));
    await account.set({ monthlyQuota: 1, clock: Date.UTC(2026, 10, 1) });
    await send();
    await account.set({ clock: Date.UTC(2026, 11, 1) - 1 });
    expect((await send()).error).toMatchObject({ statusCode: 429, name: 'monthly_quota_exceeded' });
    await account.set({ clock: Date.UTC(2026, 11, 1) });
    expect((await send()).error).toBeNull();
  });

  it('refuse a batch that does not fit as a whole, and count only accepted mails', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ dailyQuota: 3 });
    const permissive = { batchValidation: 'permissive' } as const;
    const batch = [mailTo('a@reader.test'), mailTo('nobody'), mailTo('b@reader.test')];
    expect((await resend.batch.send(batch, permissive)).error).toBeNull();
    expect((await resend.batch.send(batch, permissive)).error).toMatchObject({
      name: 'daily_quota_exceeded',
    });
    expect((await resend.emails.send(mailTo('c@reader.test'))).error).toBeNull();
    expect(await account.mails()).toHaveLength(3);
  });

  it('do not concern repeats, and can be spent from the start or lifted', async () => {
    const { account, resend } = server.newAccount();
    const send = () => resend.emails.send(mailTo('a@reader.test'), { idempotencyKey: 'once' });
    await account.set({ dailyQuota: 0 });
    expect((await send()).error).toMatchObject({ name: 'daily_quota_exceeded' });
    await account.set({ dailyQuota: null });
    expect((await send()).error).toBeNull();
    await account.set({ dailyQuota: 0 });
    expect((await send()).error).toBeNull();
    expect(await account.mails()).toHaveLength(1);
  });
});

describe('the quota headers', () => {
  const midnight = Date.UTC(2026, 10, 30);

  it('say on each answer how many mails were used, not how many are left', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ dailyQuota: 3, monthlyQuota: 100, clock: midnight });
    const send = (to: string) => resend.emails.send(mailTo(to), { idempotencyKey: to });
    const used = (headers: Record<string, string> | null) => [
      headers?.['x-resend-daily-quota'],
      headers?.['x-resend-monthly-quota'],
    ];

    expect(used((await resend.emails.list({ limit: 1 })).headers)).toEqual(['0', '0']);
    expect(used((await send('a@reader.test')).headers)).toEqual(['1', '1']);
    expect(used((await send('a@reader.test')).headers)).toEqual(['1', '1']);
    expect(used((await send('nobody')).headers)).toEqual(['1', '1']);
    const batch = [mailTo('b@reader.test'), mailTo('c@reader.test')];
    expect(used((await resend.batch.send(batch)).headers)).toEqual(['3', '3']);
    const refused = await send('d@reader.test');
    expect([refused.error?.name, ...used(refused.headers)]).toEqual(['daily_quota_exceeded', '3', '3']);
    await account.set({ faults: [{ kind: 'refuse', status: 500, name: 'application_error' }] });
    expect(used((await send('d@reader.test')).headers)).toEqual(['3', '3']);
    expect(used((await resend.emails.list()).headers)).toEqual(['3', '3']);
  });

  it('begin again with the UTC day and month of the account clock', () => {
    const account = new Account();
    account.set({ dailyQuota: 5, monthlyQuota: 5 });
    const usedAt = (now: number) => Object.values(account.list({}, now).headers);
    account.receive(callWith(mailTo('a@reader.test')), midnight - 1);
    account.receive(callWith(mailTo('a@reader.test')), midnight);
    expect([midnight - 1, midnight, midnight + DAY - 1, midnight + DAY].map(usedAt)).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['1', '2'],
      ['0', '0'],
    ]);
  });

  it('speak of no quota that is not set', async () => {
    const { account, resend } = server.newAccount();
    const names = async () => {
      const answers = [await resend.emails.send(mailTo('a@reader.test')), await resend.emails.list()];
      return answers.map(({ headers }) => Object.keys(headers ?? {}).filter((name) => name.startsWith('x-resend-')));
    };
    expect(await names()).toEqual([[], []]);
    await account.set({ monthlyQuota: 9 });
    expect(await names()).toEqual([['x-resend-monthly-quota'], ['x-resend-monthly-quota']]);
  });
});
