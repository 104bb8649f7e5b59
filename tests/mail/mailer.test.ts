import { describe, expect, it } from 'vitest';
import { readable } from '../../src/cli/mails/message.ts';
import type { Fault } from '../stand-ins/resend/wire.ts';
import { mailTo, RETRY_WAITS, readers, useMailer } from './use-mailer.ts';

const sent = { kind: 'sent', refused: [] };

/** Half to one and a half times as long as they are set, by chance. */
function expectJittered(sleeps: readonly number[]): void {
  expect(sleeps).toHaveLength(RETRY_WAITS.length);
  for (const [index, wait] of RETRY_WAITS.entries()) {
    expect(sleeps[index]).toBeGreaterThanOrEqual(wait / 2);
    expect(sleeps[index]).toBeLessThan(wait * 1.5);
  }
}
const down: Fault = { kind: 'refuse', status: 503, name: 'service_unavailable' };

describe('one mail', () => {
  it('leaves with all that it has, under its key', async () => {
    const { account, mailer } = await useMailer();
    expect(await mailer.sendOne(mailTo('anna@reader.example'), 'key-1')).toEqual(sent);
    const { replyTo, ...rest } = readable(mailTo('anna@reader.example'));
    expect(await account.mails()).toMatchObject([{ idempotencyKey: 'key-1', payload: { ...rest, reply_to: replyTo } }]);
  });

  it('to an address that Resend does not take is refused, with the reason', async () => {
    const { mailer, addressees } = await useMailer({ refused: ['gone@reader.example'] });
    const outcome = await mailer.sendOne(mailTo('gone@reader.example'), 'key');
    expect(outcome).toEqual({ kind: 'refused', reason: expect.stringContaining('(422): Invalid `to` field') });
    expect(JSON.stringify(outcome)).not.toContain('gone@');
    expect(await addressees()).toEqual([]);
  });
});

describe('a batch', () => {
  it('of a hundred leaves in one call, in order', async () => {
    const { mailer, account, addressees } = await useMailer();
    expect(await mailer.sendBatch(readers(100), 'key')).toEqual(sent);
    expect(await addressees()).toEqual(readers(100).map(({ to }) => to));
    expect(await account.calls()).toMatchObject([{ endpoint: 'batch', idempotencyKey: 'key', mails: 100 }]);
  });

  it('leaves without the addresses that Resend does not take, and says which and why', async () => {
    const { mailer, addressees } = await useMailer({ refused: ['reader-1@reader.example'] });
    const outcome = await mailer.sendBatch([...readers(3), mailTo('nobody')], 'key');
    const refused = [
      { index: 1, message: expect.stringContaining('refused') },
      { index: 3, message: expect.stringContaining('Invalid `to` field') },
    ];
    expect(outcome).toEqual({ kind: 'sent', refused });
    expect(await addressees()).toEqual(['reader-0@reader.example', 'reader-2@reader.example']);
  });

  it('that is refused as a whole says so, and is not tried again', async () => {
    const { mailer, statuses, addressees } = await useMailer();
    const outcome = await mailer.sendBatch(readers(101), 'key');
    expect(outcome).toEqual({ kind: 'refused', reason: expect.stringContaining('validation_error (422)') });
    expect(await statuses()).toEqual([422]);
    expect(await addressees()).toEqual([]);
  });
});

describe('the same key', () => {
  it('with the same mails has the same answer, and sends nothing again', async () => {
    const { mailer, account, addressees } = await useMailer({ refused: ['reader-0@reader.example'] });
    const first = await mailer.sendBatch(readers(2), 'key');
    expect(first).toMatchObject({ kind: 'sent', refused: [{ index: 0 }] });
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual(first);
    expect(await account.calls()).toMatchObject([{ repeat: false }, { repeat: true }]);
    expect(await addressees()).toEqual(['reader-1@reader.example']);
  });

  it('with other mails means that those before are out already', async () => {
    const { mailer, addressees } = await useMailer();
    await mailer.sendBatch(readers(2), 'key');
    expect(await mailer.sendBatch(readers(1), 'key')).toEqual({ kind: 'already' });
    expect(await addressees()).toHaveLength(2);
  });

  it('in use by another run right now leaves the outcome to that one', async () => {
    const { mailer, account, addressees } = await useMailer({ faults: [{ kind: 'delay', ms: 500, accept: 'end' }] });
    const other = mailer.sendBatch(readers(2), 'key');
    await expect.poll(() => account.calls()).toHaveLength(1);
    const reason = expect.stringContaining('concurrent_idempotent_requests');
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual({ kind: 'unknown', reason });
    expect(await other).toEqual(sent);
    expect(await addressees()).toHaveLength(2);
  });
});

describe('a call that came too fast', () => {
  const tooFast: Fault = {
    kind: 'refuse',
    status: 429,
    name: 'rate_limit_exceeded',
    headers: { 'retry-after': '2' },
  };

  it('is made again after the time that Resend names', async () => {
    const { mailer, sleeps, statuses, addressees } = await useMailer({ faults: [tooFast] });
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual(sent);
    expect(sleeps).toEqual([2000]);
    expect(await statuses()).toEqual([429, 200]);
    expect(await addressees()).toHaveLength(2);
  });

  it('is not made again for ever', async () => {
    const { mailer, statuses } = await useMailer({ faults: [{ ...tooFast, calls: 1000 }] });
    const reason = expect.stringContaining('rate_limit_exceeded (429)');
    expect(await mailer.sendOne(mailTo('anna@reader.example'), 'key')).toEqual({ kind: 'unknown', reason });
    const calls = await statuses();
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.length).toBeLessThan(20);
  });
});

describe('while Resend or the line is down', () => {
  const faults: [string, Fault][] = [
    ['500', { kind: 'refuse', status: 500, name: 'internal_server_error' }],
    ['503', down],
    ['an unknown error', { kind: 'refuse', status: 502, name: 'brand_new_error' }],
    ['a dropped line', { kind: 'drop-before' }],
  ];

  it.each(faults)('a call is tried again after each wait, and then its outcome is unknown: %s', async (_, fault) => {
    const { mailer, sleeps, account, addressees } = await useMailer({ faults: [{ ...fault, calls: 99 }] });
    const outcome = await mailer.sendBatch(readers(2), 'key');
    expect(outcome).toEqual({ kind: 'unknown', reason: expect.stringMatching(/^Resend: /) });
    expectJittered(sleeps);
    expect((await account.calls()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key', 'key', 'key']);
    expect(await addressees()).toEqual([]);
  });

  it.each(faults)('a call that gets through after all is sent: %s', async (_, fault) => {
    const { mailer, sleeps, addressees } = await useMailer({ faults: [{ ...fault, calls: 2 }] });
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual(sent);
    expectJittered(sleeps);
    expect(await addressees()).toHaveLength(2);
  });

  it.each<Fault>([{ kind: 'drop-after' }, { kind: 'error-after' }])(
    'a call whose answer is lost is made again, and sends once: $kind',
    async (fault) => {
      const { mailer, account, addressees } = await useMailer({ faults: [fault] });
      expect(await mailer.sendBatch(readers(2), 'key')).toEqual(sent);
      expect(await account.calls()).toMatchObject([{ accepted: 2 }, { accepted: 0, repeat: true }]);
      expect(await addressees()).toHaveLength(2);
    },
  );

  it('calls that failed together do not come back together', async () => {
    const down99 = { faults: [{ ...down, calls: 99 }] };
    const mailers = await Promise.all([useMailer(down99), useMailer(down99), useMailer(down99)]);
    await Promise.all(mailers.map(({ mailer }) => mailer.sendBatch(readers(1), 'key')));
    expect(new Set(mailers.map(({ sleeps }) => sleeps[0])).size).toBe(3);
  });

  it('a call whose answer is lost for good is sent once by the next tick, even if a reader left in between', async () => {
    const { mailer, addressees } = await useMailer({ faults: [{ kind: 'drop-after' }] }, []);
    expect(await mailer.sendBatch(readers(3), 'key')).toMatchObject({ kind: 'unknown' });
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual({ kind: 'already' });
    expect(await mailer.sendBatch(readers(3), 'key')).toEqual(sent);
    expect(await addressees()).toHaveLength(3);
  });
});

describe('a call that cannot succeed now stops the rest, and is not tried again', () => {
  it.each([
    ['the day', { dailyQuota: 1 }, 'daily_quota_exceeded'],
    ['the month', { monthlyQuota: 1 }, 'monthly_quota_exceeded'],
  ])('the quota of %s is spent', async (_, quota, name) => {
    const { mailer, sleeps, statuses, addressees } = await useMailer(quota);
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual({
      kind: 'stopped',
      incident: 'quota',
      reason: expect.stringContaining(name),
      isUnsent: true,
    });
    expect(await statuses()).toEqual([429]);
    expect(sleeps).toEqual([]);
    expect(await addressees()).toEqual([]);
  });

  it('the key is none', async () => {
    const { withKey } = await useMailer();
    const outcome = await withKey('sk_wrong').sendOne(mailTo('anna@reader.example'), 'key');
    const reason = expect.stringContaining('invalid_api_key (403)');
    expect(outcome).toEqual({ kind: 'stopped', incident: 'refused', reason, isUnsent: true });
  });

  it("the sender's domain is not verified", async () => {
    const { mailer, statuses } = await useMailer({
      faults: [{ kind: 'refuse', status: 403, name: 'validation_error' }],
    });
    expect(await mailer.sendBatch(readers(2), 'key')).toMatchObject({ kind: 'stopped' });
    expect(await statuses()).toEqual([403]);
  });
});
