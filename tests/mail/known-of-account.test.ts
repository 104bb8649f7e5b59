/** What the mailer knows of the account besides what becomes of a call. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { mailTo, readers, useMailer } from './use-mailer.ts';

describe('a call that is stopped surely sent nothing', () => {
  const spent: Fault = { kind: 'refuse', status: 429, name: 'daily_quota_exceeded' };

  it('where nothing went wrong before, being too fast aside', async () => {
    const tooFast: Fault = { kind: 'refuse', status: 429, name: 'rate_limit_exceeded' };
    const { mailer } = await useMailer({ faults: [tooFast, spent] });
    expect(await mailer.sendBatch(readers(2), 'key')).toMatchObject({ kind: 'stopped', isUnsent: true });
  });

  it('and maybe not, where an attempt before had no answer', async () => {
    const { mailer, addressees } = await useMailer({ faults: [{ kind: 'drop-after' }, spent] });
    expect(await mailer.sendBatch(readers(2), 'key')).toMatchObject({ kind: 'stopped', isUnsent: false });
    expect(await addressees()).toHaveLength(2);
  });
});

describe('the mails used today', () => {
  it('are those that the last answer counted, of a sending or of a listing call', async () => {
    const { mailer } = await useMailer({ dailyQuota: 100 });
    expect(mailer.usedToday()).toBeNull();
    await mailer.sendBatch(readers(3), 'key');
    expect(mailer.usedToday()).toBe(3);
    await mailer.sendOne(mailTo('anna@reader.example'), 'key-2');
    expect(mailer.usedToday()).toBe(4);
  });

  it('are known before the first mail, by listing one', async () => {
    const { mailer, withKey, account } = await useMailer({ dailyQuota: 100 });
    await mailer.sendBatch(readers(3), 'key');
    const other = withKey(account.apiKey);
    expect(await other.listSent(1)).toMatchObject({ kind: 'page' });
    expect(other.usedToday()).toBe(3);
  });

  it('are unknown where the plan has no daily quota', async () => {
    const { mailer } = await useMailer();
    await mailer.sendBatch(readers(3), 'key');
    expect(mailer.usedToday()).toBeNull();
  });
});

describe('the list of what was sent', () => {
  it('comes newest first, a page at a time', async () => {
    const { mailer } = await useMailer({ clock: Date.parse('2030-01-15T07:00:00Z') });
    await mailer.sendBatch(readers(3), 'key');
    const first = await mailer.listSent(2);
    if (first.kind !== 'page') throw new Error('There is no list.');
    const { mails, hasMore } = first;
    expect(mails.map(({ to }) => to)).toEqual([['reader-2@reader.example'], ['reader-1@reader.example']]);
    expect(mails[0]).toMatchObject({ subject: 'A lesson', createdAt: Date.parse('2030-01-15T07:00:00Z') });
    expect(hasMore).toBe(true);
    expect(await mailer.listSent(2, mails[1]?.id)).toMatchObject({
      mails: [{ to: ['reader-0@reader.example'] }],
      hasMore: false,
    });
  });

  it('is denied to a key that may only send, and that is no fault', async () => {
    const { mailer } = await useMailer({ sendingOnly: true });
    expect(await mailer.listSent(1)).toEqual({ kind: 'denied' });
    expect(await mailer.sendBatch(readers(1), 'key')).toEqual({ kind: 'sent', refused: [] });
  });

  it('is unknown while Resend is down, and is asked for once', async () => {
    const { mailer, account, sleeps } = await useMailer({ down: true });
    expect(await mailer.listSent(1)).toEqual({ kind: 'unknown', reason: expect.stringContaining('503') });
    expect(await account.listings()).toHaveLength(1);
    expect(sleeps).toEqual([]);
  });
});
