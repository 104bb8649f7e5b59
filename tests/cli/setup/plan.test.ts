import { describe, expect, test } from 'vitest';
import { parsePlace } from '../../../src/cli/setup/answers.ts';
import { checkSender, EVENTS, hostToAttach, secretWork, webhookWork } from '../../../src/cli/setup/plan.ts';

const verified = { name: 'anna.example', status: 'verified', sending: true };
const webhook = { id: 'w', endpoint: 'https://course.example/webhooks/resend', events: EVENTS, on: true };

describe('a sender', () => {
  test('may be at a domain that sends, however it is written', () => {
    for (const from of ['a@anna.example', 'Anna <A@Anna.Example>']) {
      expect(checkSender(from, [verified])).toEqual({ ok: true, value: from });
    }
    expect(checkSender('a@anna.example', [{ ...verified, status: 'partially_verified' }]).ok).toBe(true);
  });

  test('may not be at one that does not, and is told which one would do', () => {
    expect(checkSender('a@anna.example', [{ ...verified, sending: false }])).toMatchObject({
      mistake: { kind: 'domain-unverified', domain: 'anna.example' },
    });
    const pending = { name: 'other.example', status: 'pending', sending: true };
    expect(checkSender('a@b.example', [pending, verified])).toMatchObject({ mistake: { usable: ['anna.example'] } });
    expect(checkSender('a@b.example', [pending])).toMatchObject({ mistake: { usable: ['other.example'] } });
  });
});

describe('the webhook', () => {
  test('is made unless there is one for this very address', () => {
    expect(webhookWork([], 'https://course.example')).toEqual({ kind: 'make' });
    expect(webhookWork([webhook], 'https://other.example')).toEqual({ kind: 'make' });
    expect(webhookWork([webhook], 'https://course.example')).toEqual({ kind: 'take', webhook, mend: false });
  });

  test('is mended if it is off or deaf to something', () => {
    for (const change of [{ on: false }, { events: EVENTS.slice(1) }]) {
      expect(webhookWork([{ ...webhook, ...change }], 'https://course.example')).toMatchObject({ mend: true });
    }
  });
});

describe('the secrets', () => {
  const fresh = { stored: null, apiKey: 're_1', password: null };

  test('that are random are made for a new course', () => {
    expect(secretWork(fresh, () => 'random')).toEqual({
      secrets: { RESEND_API_KEY: 're_1', SIGNING_SECRET: 'random', ADMIN_PASSWORD: 'random' },
      madePassword: 'random',
    });
  });

  test('that are stored are never made anew', () => {
    const stored = ['RESEND_API_KEY', 'SIGNING_SECRET', 'ADMIN_PASSWORD'];
    expect(secretWork({ ...fresh, stored, apiKey: null }, () => 'random')).toEqual({ secrets: {}, madePassword: null });
  });

  test('that the operator brings take the place of those that are stored', () => {
    const found = { stored: ['ADMIN_PASSWORD', 'SIGNING_SECRET'], apiKey: 're_2', password: 'mine' };
    expect(secretWork(found, () => 'random')).toEqual({
      secrets: { RESEND_API_KEY: 're_2', ADMIN_PASSWORD: 'mine' },
      madePassword: null,
    });
  });
});

test('a host is attached to the Worker only where nothing leads to it yet, and the operator has set no routes', () => {
  const attach = (url: string, hosts: string[]) => {
    const place = parsePlace(url);
    return place.ok ? hostToAttach(place.value, (host) => hosts.includes(host), hosts) : undefined;
  };
  expect(attach('https://course.example', [])).toBe('course.example');
  expect(attach('https://course.example', ['course.example'])).toBeNull();
  expect(attach('https://course.example', ['other.example'])).toBeNull();
  expect(attach('https://daystep.anna.workers.dev', [])).toBeNull();
  expect(attach('', [])).toBeNull();
});
