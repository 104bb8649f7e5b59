/** What an operator may get wrong: each ends the command with one sentence that says what to do, and changes no more. */

import { Resend } from 'resend';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newOperator, type Operator } from './operator.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let operator: Operator;

beforeEach(async () => {
  operator = await newOperator();
});

afterEach(() => operator.remove());

async function refused(answers: Parameters<Operator['setup']>[0] = {}): Promise<string> {
  const { code, output } = await operator.setup(answers);
  expect(code, output).toBe(1);
  const secrets = [operator.resend.apiKey, ...Object.values(operator.cloudflare().worker?.secrets ?? {})];
  for (const secret of secrets) expect(output.includes(secret)).toBe(false);
  return output;
}

/** For what is found out before anything is done. */
async function refusedAtOnce(answers: Parameters<Operator['setup']>[0] = {}): Promise<string> {
  const before = await operator.toml();
  const output = await refused(answers);
  expect(await operator.toml()).toBe(before);
  expect(operator.cloudflare().worker).toBeNull();
  expect(operator.cloudflare().calls.map(({ command }) => command)).not.toContain('deploy');
  return output;
}

describe('the key of Resend', () => {
  test('one that Resend does not know', async () => {
    await operator.resend.set({ revoked: true });
    expect(await refusedAtOnce()).toContain('Resend does not recognize this key. Copy it again, or create a new one');
    expect(await refusedAtOnce({ RESEND_API_KEY: 'sk_live' })).toContain('A Resend API key starts with "re_"');
  });

  test('one that may only send', async () => {
    await operator.resend.set({ sendingOnly: true });
    expect(await refusedAtOnce()).toContain('This key can only send. Create one with "Full access"');
  });

  test('none at all, without a terminal to ask at', async () => {
    const output = await refusedAtOnce({ RESEND_API_KEY: undefined });
    expect(output).toContain('RESEND_API_KEY is not set: a key with "Full access" from https://resend.com/api-keys.');
  });

  test('no network', async () => {
    const output = await refusedAtOnce({ RESEND_BASE_URL: 'http://127.0.0.1:9' });
    expect(output).toContain('127.0.0.1:9 does not answer. Check your network connection and try again.');
  });
});

describe('the sender', () => {
  test('an account without a domain', async () => {
    await operator.resend.set({ domains: [] });
    expect(await refusedAtOnce()).toContain('has no domain yet. Add one at https://resend.com/domains');
  });

  test('a domain that is not verified', async () => {
    await operator.resend.set({ domains: [{ name: 'anna.example', status: 'pending' }] });
    const output = await refusedAtOnce();
    expect(output).toContain('Resend has not verified anna.example (its status is "pending"): set the DNS records');
  });

  test('an address at a domain of somebody else, or below the one that is verified', async () => {
    expect(await refusedAtOnce({ FROM: 'anna@gmail.example' })).toContain(
      'gmail.example is not a domain of your Resend account. Use an address at anna.example, or add gmail.example',
    );
    expect(await refusedAtOnce({ FROM: 'a@mail.anna.example' })).toContain('mail.anna.example is not a domain of your');
  });

  test('a name without an address', async () => {
    expect(await refusedAtOnce({ FROM: 'Anna Berg' })).toContain('FROM needs an email address, with or without a name');
  });
});

describe('the address of the course', () => {
  test.each([
    ['http://course.anna.example', 'enter https://course.anna.example. Cloudflare provides the certificate.'],
    ['https://anna.example/course', 'have a path. Enter https://anna.example, or use a subdomain.'],
    ['course.anna.example', 'Not a web address. Enter the full address, for example https://course.example.'],
  ])('%s', async (url, sentence) => {
    expect(await refusedAtOnce({ PUBLIC_URL: url })).toContain(sentence);
  });

  test('one that belongs to no domain of the account', async () => {
    const message = 'A request to the Cloudflare API (/accounts/a1/workers/scripts/daystep/domains/records) failed.';
    const note = 'workers.api.error.zone_not_found for "course.anna.example"';
    operator.change({ failures: { deploy: { message, code: 10083, note } } });
    expect(await refused()).toContain(
      'course.anna.example is not on a domain of this Cloudflare account. Add the domain at https://dash.cloudflare.com',
    );
  });

  test('none, where the account has no address at workers.dev', async () => {
    operator.change({ subdomain: null });
    expect(await refused({ PUBLIC_URL: 'workers.dev' })).toContain('deployed without a workers.dev address');
  });
});

describe('the other answers', () => {
  test('no postal address', async () => {
    expect(await refusedAtOnce({ POSTAL_ADDRESS: ' ' })).toContain('Enter a street or P.O. box, and the town.');
  });

  test('a recipient of the test mail that is none', async () => {
    expect(await refusedAtOnce({ TEST_TO: 'me' })).toContain('Enter one whose inbox you can open');
  });

  test('a password that could be guessed', async () => {
    expect(await refusedAtOnce({ ADMIN_PASSWORD: 'secret' })).toContain('ADMIN_PASSWORD is too short');
  });
});

describe('wrangler', () => {
  test('nobody is logged in', async () => {
    operator.change({ loggedIn: false });
    expect(await refusedAtOnce()).toContain('wrangler is not logged in to Cloudflare: run npx wrangler login');
  });

  test('several accounts, and none is chosen', async () => {
    const accounts = [
      { id: 'a1', name: 'Anna' },
      { id: 'w1', name: 'Work' },
    ];
    operator.change({ accounts });
    expect(await refusedAtOnce()).toContain('(Anna, Work). Choose one by setting CLOUDFLARE_ACCOUNT_ID');
    await operator.writeToml(`account_id = "w1"\n${await operator.toml()}`);
    expect((await operator.setup()).code).toBe(0);
  });

  test('a deployment that fails, or that the operator stops', async () => {
    operator.change({ failures: { deploy: { message: 'The script is too large.' } } });
    expect(await refused()).toContain(
      'wrangler could not deploy the course; see its output above: "The script is too large." Fix this, then run npm',
    );
    operator.change({ failures: {}, stops: true });
    expect(await refused()).toContain('wrangler could not deploy the course; see its output above: "It was stopped."');
    expect(await operator.resend.mails()).toEqual([]);
  });

  test('secrets that it cannot store', async () => {
    const message = 'A request to the Cloudflare API (/accounts/a1/workers/scripts/daystep/settings) failed.';
    operator.change({ failures: { 'secret bulk': { message, code: 10000, note: 'Authentication error' } } });
    expect(await refused()).toContain(
      `wrangler could not store the secrets: "${message} Authentication error [code: 10000]" Fix this, `,
    );
  });

  test('a wrangler.toml that is none, or has a setting that the course would refuse', async () => {
    const toml = await operator.toml();
    await operator.writeToml(toml.replace('SEND_HOUR = "7"', 'SEND_HOUR = "25"'));
    expect(await refusedAtOnce()).toContain('SEND_HOUR must be a whole hour from 0 to 23');
    await operator.writeToml(`${toml}\nname =`);
    expect(await refusedAtOnce()).toMatch(/wrangler\.toml can't be read \(.+\): fix it, or restore it with git/);
  });
});

describe('Resend', () => {
  test('a webhook whose secret it does not show any more', async () => {
    const endpoint = 'https://course.anna.example/webhooks/resend';
    const client = new Resend(operator.resend.apiKey, { baseUrl: operator.resendUrl });
    await client.webhooks.create({ endpoint, events: ['email.bounced'] });
    await operator.resend.set({ hideSigningSecrets: true });
    expect(await refused()).toContain(
      `Resend has a webhook for ${endpoint} already, but no longer shows its signing secret. Delete that webhook`,
    );
  });

  test('a test mail that it refuses', async () => {
    await operator.resend.set({ refused: ['anna@inbox.example'] });
    const output = await refused();
    expect(output).toContain('The course is deployed, but Resend refused the test mail: "Invalid `to` field.');
  });
});
