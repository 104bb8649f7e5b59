import { describe, expect, inject, it } from 'vitest';
import { createMailer, type Mail } from '../../src/resend/mailer.ts';
import { createPace } from '../../src/resend/pace.ts';
import { resendAccount } from '../resend-server/client.ts';
import type { AccountOptions, Fault } from '../resend-server/wire.ts';
import { testClock } from './clock.ts';

const RETRY_WAITS = [1000, 4000];

function mailTo(to: string, changes: Partial<Mail> = {}): Mail {
  return {
    from: 'Daystep <course@daystep.example>',
    to,
    replyTo: 'anna@course.example',
    subject: 'Give space',
    html: '<p>Hello,</p>',
    text: 'Hello,\n',
    headers: { 'List-Unsubscribe': '<https://course.example/unsubscribe?token=t>' },
    tags: [{ name: 'lesson', value: 'give-space' }],
    ...changes,
  };
}

const readers = (count: number) =>
  Array.from({ length: count }, (_, index) => mailTo(`reader-${index}@reader.example`));

/** A mailer with an account of its own; its waits take no time, and are written down. */
async function useMailer(options: AccountOptions = {}, retryWaits: readonly number[] = RETRY_WAITS) {
  const baseUrl = inject('resendUrl');
  const account = resendAccount(baseUrl);
  await account.set(options);
  const clock = testClock();
  const { sleeps } = clock;
  const pace = createPace(0, clock);
  const withKey = (apiKey: string) => createMailer({ apiKey, baseUrl, retryWaits, pace, time: clock });
  const statuses = async () => (await account.calls()).map(({ status }) => status);
  const addressees = async () => (await account.mails()).flatMap(({ to }) => to);
  return { account, mailer: withKey(account.apiKey), withKey, sleeps, statuses, addressees };
}

const sent = { kind: 'sent', refused: [] };
const down: Fault = { kind: 'refuse', status: 503, name: 'service_unavailable' };

describe('one mail', () => {
  it('leaves with all that it has, under its key', async () => {
    const { account, mailer } = await useMailer();
    expect(await mailer.sendOne(mailTo('anna@reader.example'), 'key-1')).toEqual(sent);
    const { replyTo, ...rest } = mailTo('anna@reader.example');
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
    expect(sleeps).toEqual(RETRY_WAITS);
    expect((await account.calls()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key', 'key', 'key']);
    expect(await addressees()).toEqual([]);
  });

  it.each(faults)('a call that gets through after all is sent: %s', async (_, fault) => {
    const { mailer, sleeps, addressees } = await useMailer({ faults: [{ ...fault, calls: 2 }] });
    expect(await mailer.sendBatch(readers(2), 'key')).toEqual(sent);
    expect(sleeps).toEqual(RETRY_WAITS);
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
      reason: expect.stringContaining(name),
    });
    expect(await statuses()).toEqual([429]);
    expect(sleeps).toEqual([]);
    expect(await addressees()).toEqual([]);
  });

  it('the key is none', async () => {
    const { withKey } = await useMailer();
    const outcome = await withKey('sk_wrong').sendOne(mailTo('anna@reader.example'), 'key');
    expect(outcome).toEqual({ kind: 'stopped', reason: expect.stringContaining('invalid_api_key (403)') });
  });

  it("the sender's domain is not verified", async () => {
    const { mailer, statuses } = await useMailer({
      faults: [{ kind: 'refuse', status: 403, name: 'validation_error' }],
    });
    expect(await mailer.sendBatch(readers(2), 'key')).toMatchObject({ kind: 'stopped' });
    expect(await statuses()).toEqual([403]);
  });
});
