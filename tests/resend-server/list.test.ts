import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Account } from './account.ts';
import { mailTo, useResend } from './harness.ts';

const server = useResend();

/** Ids that tell the order in which the mails were accepted. */
function countingIds(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `id-${made}`;
  };
}

function accountWith(mails: number): Account {
  const account = new Account(countingIds());
  for (let sent = 0; sent < mails; sent += 1) {
    const body = JSON.stringify(mailTo('a@reader.test'));
    account.receive({ endpoint: 'emails', idempotencyKey: null, batchValidation: null, body }, sent);
  }
  return account;
}

function pageOf(account: Account, asked: Parameters<Account['list']>[0]): { ids: string[]; more: boolean } {
  const { body } = account.list(asked, 0) as { body: { has_more: boolean; data: { id: string }[] } };
  return { ids: body.data.map(({ id }) => id), more: body.has_more };
}

describe('a list of mails', () => {
  it('comes through the SDK in the shape of Resend, with its headers', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ rateLimit: 5, clock: Date.UTC(2026, 10, 22, 7) });
    const sent = await resend.emails.send({
      ...mailTo('Ana <ana@reader.test>'),
      replyTo: 'author@daystep.test',
      cc: ['bo@reader.test'],
    });
    const { data, error, headers } = await resend.emails.list({ limit: 1 });
    expect(error).toBeNull();
    expect(headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '3' });
    expect(data).toEqual({
      object: 'list',
      has_more: false,
      data: [
        {
          id: sent.data?.id,
          message_id: `<${sent.data?.id}@resend.test>`,
          to: ['Ana <ana@reader.test>'],
          from: 'Daystep <course@daystep.test>',
          created_at: '2026-11-22T07:00:00.000000+00:00',
          subject: 'Lesson 1',
          bcc: null,
          cc: ['bo@reader.test'],
          reply_to: ['author@daystep.test'],
          last_event: 'delivered',
          scheduled_at: null,
        },
      ],
    });
    expect(await account.listings()).toMatchObject([{ at: Date.UTC(2026, 10, 22, 7), status: 200, error: null }]);
  });

  it('is paged through the SDK by limit, after and before', async () => {
    const { account, resend } = server.newAccount();
    await resend.batch.send(['a', 'b', 'c'].map((name) => mailTo(`${name}@reader.test`)));
    const [a, b, c] = (await account.mails()).map(({ id }) => ({ id }));
    const list = async (options: Parameters<typeof resend.emails.list>[0]) => (await resend.emails.list(options)).data;
    expect(await list({ limit: 2 })).toMatchObject({ data: [c, b], has_more: true });
    expect(await list({ limit: 1, after: c?.id ?? '' })).toMatchObject({ data: [b], has_more: true });
    expect(await list({ limit: 2, before: a?.id ?? '' })).toMatchObject({ data: [c, b], has_more: false });
  });

  it('is empty for a new account, holds only accepted mails, and counts for no sending call', async () => {
    const { account, resend } = server.newAccount();
    expect((await resend.emails.list()).data).toEqual({ object: 'list', has_more: false, data: [] });
    await resend.batch.send([mailTo('a@reader.test'), mailTo('nobody')], { batchValidation: 'permissive' });
    expect((await resend.emails.list()).data?.data).toMatchObject([{ to: ['a@reader.test'] }]);
    expect(await account.calls()).toHaveLength(1);
  });

  it('is of the newest 20 mails by default, the newest first, and of 100 at most', () => {
    const account = accountWith(101);
    const newest = (count: number) => Array.from({ length: count }, (_, index) => `id-${101 - index}`);
    expect(pageOf(account, {})).toEqual({ ids: newest(20), more: true });
    expect(pageOf(account, { limit: '100' })).toEqual({ ids: newest(100), more: true });
    expect(pageOf(account, { limit: 100, after: 'id-101' })).toEqual({ ids: newest(101).slice(1), more: false });
  });

  it('can be walked from page to page in both directions, without a mail left out or shown twice', () => {
    const walk = fc.record({ mails: fc.nat(40), limit: fc.integer({ min: 1, max: 15 }) });
    fc.assert(
      fc.property(walk, ({ mails, limit }) => {
        const account = accountWith(mails);
        const all = Array.from({ length: mails }, (_, index) => `id-${mails - index}`);

        const down: string[] = [];
        for (let more = true; more; ) {
          const after = down.at(-1);
          const page = pageOf(account, after === undefined ? { limit } : { limit, after });
          down.push(...page.ids);
          more = page.more;
        }
        expect(down).toEqual(all);

        const up = all.slice(-1);
        for (let more = mails > 0; more; ) {
          const page = pageOf(account, { limit, before: up[0] ?? null });
          up.unshift(...page.ids);
          more = page.more;
        }
        expect(up).toEqual(all);
      }),
    );
  });

  it.each(['0', '101', '-1', '1.5', 'ten', ''])('refuses a limit of "%s"', (limit) => {
    expect(accountWith(1).list({ limit }, 0)).toMatchObject({ status: 422, body: { name: 'validation_error' } });
  });

  it('refuses a cursor that is no mail of the account, and two at once', async () => {
    const { account, resend } = server.newAccount();
    const invalid = { statusCode: 422, name: 'validation_error' };
    expect((await resend.emails.list({ after: crypto.randomUUID() })).error).toMatchObject(invalid);
    const both = accountWith(2).list({ after: 'id-1', before: 'id-2' }, 0);
    expect(both).toMatchObject({ status: 422, body: { message: expect.stringContaining('Only one') } });
    expect(await account.listings()).toMatchObject([{ status: 422, error: 'validation_error' }]);
  });
});

describe('a key that may only send', () => {
  it('is refused a list, and told nothing of the quota, but sends', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ sendingOnly: true, dailyQuota: 9, rateLimit: 9 });
    const { error, headers } = await resend.emails.list();
    expect(error).toMatchObject({ statusCode: 401, name: 'restricted_api_key' });
    expect(headers).toMatchObject({ 'ratelimit-remaining': '8' });
    expect(headers).not.toHaveProperty('x-resend-daily-quota');
    expect((await resend.emails.send(mailTo('a@reader.test'))).error).toBeNull();
    expect((await resend.batch.send([mailTo('a@reader.test')])).error).toBeNull();
  });
});

describe('what goes wrong with sending', () => {
  it('does not concern a list', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ faults: [{ kind: 'drop-before' }] });
    expect((await resend.emails.list()).error).toBeNull();
    expect((await resend.emails.send(mailTo('a@reader.test'))).error).toMatchObject({ statusCode: null });
  });

  it('goes wrong with a list too when the service is down, until it is up again', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ down: true, dailyQuota: 9, faults: [{ kind: 'drop-before' }] });
    const answers = [
      await resend.emails.list(),
      await resend.emails.send(mailTo('a@reader.test')),
      await resend.batch.send([mailTo('a@reader.test')]),
    ];
    for (const { error, headers } of answers) {
      expect(error).toMatchObject({ statusCode: 503, name: 'service_unavailable' });
      expect(headers).not.toHaveProperty('x-resend-daily-quota');
    }
    expect(await account.mails()).toEqual([]);
    expect(await account.calls()).toMatchObject([
      { status: 503, accepted: 0 },
      { status: 503, accepted: 0 },
    ]);
    expect(await account.listings()).toMatchObject([{ status: 503, error: 'service_unavailable' }]);

    await account.set({ down: false, faults: [] });
    expect((await resend.emails.send(mailTo('a@reader.test'))).error).toBeNull();
    expect((await resend.emails.list()).data?.data).toHaveLength(1);
  });
});
