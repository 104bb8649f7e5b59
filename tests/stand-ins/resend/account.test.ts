/** The model behind an API key, in a time of the tests' own: memory, limits, faults and lists. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Account } from './account.ts';
import { readMails } from './reading.ts';
import type { AccountOptions, Fault } from './wire.ts';

const DAY = 24 * 60 * 60 * 1000;
const MIDNIGHT = Date.UTC(2026, 10, 30);

const pageSchema = v.object({
  object: v.literal('list'),
  has_more: v.boolean(),
  data: v.array(v.object({ id: v.string() })),
});

/** An account whose ids count, and what is done to it: each gives what was answered, as `status` or `status name`. */
function newAccount(options: AccountOptions = {}) {
  let ids = 0;
  const account = new Account({ makeId: () => `id-${++ids}` });
  account.set(options);
  const receive = (body: unknown, key: string | null, now: number) => {
    const reading = readMails(JSON.stringify(body));
    const call = { endpoint: Array.isArray(body) ? 'batch' : 'emails', idempotencyKey: key, reading } as const;
    return account.receive({ ...call, batchValidation: 'permissive' }, now);
  };
  const last = () => {
    const { status, error } = account.calls().at(-1) ?? {};
    return error ? `${status} ${error}` : String(status);
  };
  const send = (to: string | string[] = 'a@reader.test', key: string | null = null, now = MIDNIGHT) => {
    receive(Array.isArray(to) ? to.map(mailTo) : mailTo(to), key, now);
    return last();
  };
  return { account, receive, send };
}

const mailTo = (to: string) => ({ from: 'course@daystep.test', to, subject: `For ${to}`, text: 'Good morning.' });

describe('an idempotency key', () => {
  test('is remembered with its payload and its answer for 24 hours, whatever the endpoint', () => {
    const { account, send, receive } = newAccount();
    const first = receive([mailTo('a@reader.test'), mailTo('nobody')], 'key', MIDNIGHT);
    account.set({ refused: ['a@reader.test'] });
    const again = receive([mailTo('a@reader.test'), mailTo('nobody')], 'key', MIDNIGHT + DAY - 1);
    expect(again).toEqual(first);
    expect(send('b@reader.test', 'key', MIDNIGHT + DAY - 1)).toBe('409 invalid_idempotent_request');
    expect(send('b@reader.test', 'key', MIDNIGHT + DAY)).toBe('200');
    expect(account.mails().map(({ at }) => at)).toEqual([MIDNIGHT, MIDNIGHT + DAY]);
    expect(account.calls().map(({ repeat, accepted }) => [repeat, accepted])).toEqual([
      [false, 1],
      [true, 0],
      [false, 0],
      [false, 1],
    ]);
  });

  test('is free again after a refusal', () => {
    const { account, send } = newAccount({ faults: [{ kind: 'refuse', status: 500, name: 'application_error' }] });
    expect(send('a@reader.test', 'key')).toBe('500 application_error');
    expect(send('nobody', 'key')).toBe('422 validation_error');
    expect(send('a@reader.test', 'key')).toBe('200');
    expect(account.mails()).toHaveLength(1);
  });
});

/** What a call with the fault, and the same call again, are answered, and how many mails there are after each. */
test.each<[fault: Fault, first: string, mails: number, again: string]>([
  [{ kind: 'refuse', status: 429, name: 'brand_new_error' }, '429 brand_new_error', 0, '200'],
  [{ kind: 'drop-before' }, 'drop', 0, '200'],
  [{ kind: 'drop-after' }, 'drop', 1, '200 repeated'],
  [{ kind: 'hang-before' }, 'hang', 0, '200'],
  [{ kind: 'hang-after' }, 'hang', 1, '200 repeated'],
  [{ kind: 'error-after' }, '500 internal_server_error', 1, '200 repeated'],
  [{ kind: 'delay', ms: 9, accept: 'start' }, 'wait', 1, '409 concurrent_idempotent_requests'],
  [{ kind: 'delay', ms: 9, accept: 'end' }, 'wait', 0, '409 concurrent_idempotent_requests'],
])('a call with the fault %o', (fault, first, mails, again) => {
  const { account, receive, send } = newAccount({ faults: [fault] });
  const reaction = receive(mailTo('a@reader.test'), 'key', MIDNIGHT);
  const [call] = account.calls();
  expect(reaction.kind === 'answer' ? `${call?.status} ${call?.error}` : reaction.kind).toBe(first);
  expect([call?.fault, account.mails().length]).toEqual([fault.kind, mails]);
  expect(send('a@reader.test', 'key') + (account.calls()[1]?.repeat ? ' repeated' : '')).toBe(again);
  if (reaction.kind === 'wait') expect(reaction.resume(MIDNIGHT + 9)).toMatchObject({ status: 200 });
  expect(account.mails()).toHaveLength(1);
});

test('faults follow one another, strike by chance the same calls each time, and are not spent on what is too fast', () => {
  const broken = { kind: 'refuse', status: 500, name: 'application_error' } as const;
  const certain = newAccount({ rateLimit: 1, faults: [{ kind: 'pass', calls: 2 }, broken, { kind: 'drop-before' }] });
  const times = [0, 0, 1_000, 2_000, 3_000, 4_000];
  const kinds = times.map((time) => certain.send('a@reader.test', null, MIDNIGHT + time));
  expect(kinds).toEqual(['200', '429 rate_limit_exceeded', '200', '500 application_error', 'null', '200']);

  const struck = (seed: number) => {
    const { send } = newAccount({ faults: [{ ...broken, calls: 40, probability: 0.3, seed }] });
    return Array.from({ length: 50 }, () => send() !== '200');
  };
  expect(struck(1)).toEqual(struck(1));
  expect(struck(1)).not.toEqual(struck(7));
  expect(struck(1).slice(40)).not.toContain(true);
});

test.each<[options: AccountOptions, sending: string, looking: string]>([
  [{ down: true, revoked: true }, '503 service_unavailable', '503'],
  [{ revoked: true, sendingOnly: true }, '403 invalid_api_key', '403'],
  [{ sendingOnly: true }, '200', '401'],
  [{ dailyQuota: 0, monthlyQuota: 0 }, '429 daily_quota_exceeded', '200'],
  [{ monthlyQuota: 0 }, '429 monthly_quota_exceeded', '200'],
  [{ poison: ['A@reader.test'] }, '422 validation_error', '200'],
  [{ poisonSubjects: ['For a'] }, '422 validation_error', '200'],
  [{ faults: [{ kind: 'drop-before' }] }, 'null', '200'],
])('with %o', (options, sending, looking) => {
  const { account, send } = newAccount(options);
  expect(send(['b@reader.test', 'a@reader.test'])).toBe(sending);
  expect(String(account.list({}, MIDNIGHT).status)).toBe(looking);
  const call = { method: 'GET', collection: 'domains', id: null, body: '' } as const;
  expect(String(account.manage(call, MIDNIGHT).status)).toBe(looking);
});

test('the rate limit is a window that slides in real time over calls of all kinds, and says where they stand', () => {
  const { account, send } = newAccount({ rateLimit: 2, clock: 0 });
  const statuses = [0, 600, 999, 1_000, 1_599, 1_600].map((now) => send('a@reader.test', null, now).slice(0, 3));
  expect(statuses).toEqual(['200', '200', '429', '200', '429', '200']);
  const told = { 'ratelimit-limit': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': '1', 'retry-after': '1' };
  expect(account.list({}, 1_601)).toMatchObject({ status: 429, headers: told });
});

test('quotas count accepted mails by UTC day and month, refuse a batch as a whole, and are told as used', () => {
  const { account, send } = newAccount({ dailyQuota: 3, monthlyQuota: 4 });
  const used = (now: number) => Object.values(account.list({}, now).headers);
  const three = ['a@reader.test', 'nobody', 'b@reader.test'];
  expect(send(three, 'key', MIDNIGHT)).toBe('200');
  expect(send(three, 'key', MIDNIGHT)).toBe('200');
  expect(used(MIDNIGHT)).toEqual(['2', '2']);
  expect(send(three, null, MIDNIGHT + DAY - 1)).toBe('429 daily_quota_exceeded');
  expect(send('c@reader.test', null, MIDNIGHT + DAY - 1)).toBe('200');
  // November is over.
  expect(used(MIDNIGHT + DAY)).toEqual(['0', '0']);
});

test('lists can be walked in both directions, without a mail left out or shown twice', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 15 }), (mails, limit) => {
      const { account, send } = newAccount();
      const all = Array.from({ length: mails }, (_, index) => `id-${mails - index}`);
      for (const address of all) send(`${address}@reader.test`);
      const page = (direction: 'after' | 'before', id: string | null) => {
        return v.parse(pageSchema, account.list({ limit, [direction]: id }, MIDNIGHT).body);
      };
      for (const direction of ['after', 'before'] as const) {
        const seen = direction === 'after' ? [] : all.slice(-1);
        for (let more = mails > 0; more; ) {
          const { data, has_more } = page(direction, seen.at(direction === 'after' ? -1 : 0) ?? null);
          seen.splice(direction === 'after' ? seen.length : 0, 0, ...data.map(({ id }) => id));
          more = has_more;
        }
        expect(seen).toEqual(all);
      }
    }),
  );
});
