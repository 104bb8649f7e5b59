/** `npm run setup` as CI runs it, from nothing to a course that is live, and again. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resend } from 'resend';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readToml } from '../../src/cli/setup/wrangler-toml.ts';
import { parseConfig } from '../../src/config.ts';
import { newOperator, type Operator } from './setup/operator.ts';

/** The real wrangler builds and bundles the course, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let operator: Operator;

beforeEach(async () => {
  operator = await newOperator();
});

afterEach(() => operator.remove());

const client = () => new Resend(operator.resend.apiKey, { baseUrl: operator.resendUrl });

const webhooks = async () => (await client().webhooks.list()).data?.data ?? [];

const commands = () => operator.cloudflare().calls.map(({ command }) => command);

async function live(...args: Parameters<Operator['setup']>): Promise<string> {
  const { code, output } = await operator.setup(...args);
  expect(code, output).toBe(0);
  expect(output).toContain('Your course is live');
  return output;
}

describe('from nothing', () => {
  test('setup brings the course live: vars, deployment, webhook, secrets, and a test mail', async () => {
    operator.change({ rehearses: true });
    expect(await live()).toContain('--dry-run: exiting now.');
    const { worker } = operator.cloudflare();
    expect(parseConfig({ ...worker?.vars, ...worker?.secrets })).toMatchObject({
      ok: true,
      config: {
        publicUrl: 'https://course.anna.example',
        from: 'Anna Berg <anna@anna.example>',
        postalAddress: '1 Example Street, 12345 Sampletown',
        resend: { apiKey: operator.resend.apiKey },
      },
    });
    const [webhook, ...others] = await webhooks();
    expect(others).toEqual([]);
    expect(webhook).toMatchObject({
      endpoint: 'https://course.anna.example/webhooks/resend',
      events: ['email.bounced', 'email.complained', 'email.suppressed'],
    });
    const { data } = await client().webhooks.get(webhook?.id ?? '');
    expect(worker?.secrets['RESEND_WEBHOOK_SECRET']).toBe(data?.signing_secret);
    expect(await operator.resend.mails('anna@inbox.example')).toMatchObject([
      { payload: { from: 'Anna Berg <anna@anna.example>', subject: 'Your course can send mail' } },
    ]);
    expect(commands()).toEqual(['whoami --json', 'secret list', 'deploy', 'secret bulk']);
  });

  test('wrangler.toml keeps its comments, and changes in nothing but what setup was told', async () => {
    const before = (await operator.toml()).split('\n');
    await live();
    const after = (await operator.toml()).split('\n');
    expect(after.length).toBe(before.length);
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      '[[routes]]',
      'pattern = "course.anna.example"',
      'custom_domain = true',
      'PUBLIC_URL = "https://course.anna.example"            # where readers reach the Worker: https://course.example',
      expect.stringMatching(/^FROM = "Anna Berg <anna@anna.example>" +# who the mails come from/),
      expect.stringMatching(/^POSTAL_ADDRESS = "1 Example Street, 12345 Sampletown" {8}# stands in every mail/),
    ]);
  });

  test('no secret is printed, written into a file, or given as an argument, but for the password in its own', async () => {
    const output = await live();
    const secrets = operator.cloudflare().worker?.secrets ?? {};
    expect(Object.keys(secrets).sort()).toEqual([
      'ADMIN_PASSWORD',
      'RESEND_API_KEY',
      'RESEND_WEBHOOK_SECRET',
      'SIGNING_SECRET',
    ]);
    const seen = [output, await operator.toml(), ...commands()].join('\n');
    for (const [name, value] of Object.entries(secrets)) expect(seen.includes(value), name).toBe(false);
    const file = join(operator.folder, 'admin-password.txt');
    expect(await readFile(file, 'utf8')).toBe(`${secrets['ADMIN_PASSWORD']}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile('.gitignore', 'utf8')).toContain('admin-password.txt\n');
  });

  test('the last words name where the course is run, and where the password for it is', async () => {
    expect(await live()).toContain(
      'at https://course.anna.example/admin, with any user name; the password is the one in admin-password.txt: move it',
    );
    await rm(join(operator.folder, 'admin-password.txt'));
    expect(await live()).toContain('the password is your own.');
  });

  test('a course without a domain of its own is deployed, learns its address, and is deployed with it', async () => {
    operator.change({ rehearses: true });
    await live({ PUBLIC_URL: 'workers.dev' });
    expect(commands()).toEqual(['whoami --json', 'secret list', 'deploy', 'deploy', 'secret bulk']);
    expect(operator.cloudflare().worker?.vars).toMatchObject({ PUBLIC_URL: 'https://daystep.anna.workers.dev' });
    expect(readToml(await operator.toml())).toMatchObject({ ok: true, value: { hosts: [] } });
    expect(await webhooks()).toMatchObject([{ endpoint: 'https://daystep.anna.workers.dev/webhooks/resend' }]);
  });

  test('a file that was there and others could read holds the new password, and only its owner reads it', async () => {
    const file = join(operator.folder, 'admin-password.txt');
    await writeFile(file, 'of another course', { mode: 0o644 });
    await live();
    expect(await readFile(file, 'utf8')).toBe(`${operator.cloudflare().worker?.secrets['ADMIN_PASSWORD']}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('a password that the operator brings is stored, and left in no file', async () => {
    await live({ ADMIN_PASSWORD: 'chosen by the operator' });
    expect(operator.cloudflare().worker?.secrets['ADMIN_PASSWORD']).toBe('chosen by the operator');
    await expect(stat(join(operator.folder, 'admin-password.txt'))).rejects.toThrow('ENOENT');
  });
});

describe('again', () => {
  test('a second run changes nothing that is right, and makes no secret anew', async () => {
    await live();
    const [toml, before] = [await operator.toml(), operator.cloudflare().worker];
    const output = await live({ FROM: undefined, PUBLIC_URL: undefined, POSTAL_ADDRESS: undefined });
    expect(output).toContain('is deployed, and has all of its secrets');
    expect(output).toContain('The webhook exists and is set up correctly');
    expect(await operator.toml()).toBe(toml);
    expect(operator.cloudflare().worker).toEqual(before);
    expect(await webhooks()).toHaveLength(1);
  });

  test('a run that ended half-way is gone on with: what is missing is named, and comes', async () => {
    operator.change({ failures: { 'secret bulk': { message: 'A request to the Cloudflare API failed.' } } });
    const first = await operator.setup();
    expect([first.code, first.output]).toEqual([1, expect.stringContaining('wrangler could not store the secrets')]);
    operator.change({ failures: {} });
    const output = await live();
    expect(output).toContain('The Worker "daystep" is deployed and has no secrets yet; setup will add');
    expect(await webhooks()).toHaveLength(1);
  });

  test('without the key, what does not need it is done, and the key that is stored stays', async () => {
    await live();
    const before = operator.cloudflare().worker?.secrets;
    const output = await live({ RESEND_API_KEY: undefined, POSTAL_ADDRESS: '2 Other Street, Sampletown' });
    expect(output).toContain('sends no test mail');
    expect(operator.cloudflare().worker).toMatchObject({
      secrets: before,
      vars: { POSTAL_ADDRESS: '2 Other Street, Sampletown' },
    });
  });

  test('a webhook that is off, or tells too little, is mended; that of another course is named and left alone', async () => {
    const other = 'https://former.anna.example/webhooks/resend';
    await client().webhooks.create({ endpoint: other, events: ['email.bounced'] });
    const { data } = await client().webhooks.create({
      endpoint: 'https://course.anna.example/webhooks/resend',
      events: ['email.delivered'],
    });
    await client().webhooks.update(data?.id ?? '', { status: 'disabled' });
    expect(await live()).toContain(`Resend also has a webhook for ${other}`);
    expect(await webhooks()).toMatchObject([
      { endpoint: other, events: ['email.bounced'] },
      { status: 'enabled', events: ['email.delivered', 'email.bounced', 'email.complained', 'email.suppressed'] },
    ]);
  });
});

describe('the doctor', () => {
  test('finds nothing wrong with a course that setup brought live, and changes nothing', async () => {
    await live();
    const before = [await operator.toml(), operator.cloudflare().worker, await webhooks()];
    const { code, output } = await operator.setup({}, '--check');
    expect(code, output).toBe(0);
    for (const words of [
      'The vars in wrangler.toml are complete.',
      'The Worker is deployed and has all its secrets.',
      'Mail can leave from Anna Berg <anna@anna.example>.',
      'Resend reports bounces and complaints to the course.',
      'The course at https://course.anna.example is up and running.',
    ]) {
      expect(output).toContain(words);
    }
    expect([await operator.toml(), operator.cloudflare().worker, await webhooks()]).toEqual(before);
    expect(commands().slice(-2)).toEqual(['whoami --json', 'secret list']);
  });

  test('says of each thing that is wrong what to do, and what it could not look at', async () => {
    const { code, output } = await operator.setup({}, '--check');
    expect(code).toBe(1);
    expect(output).toContain('wrangler.toml: PUBLIC_URL is missing');
    expect(output).toContain('The Worker has not been deployed yet. Run npm run setup.');
    expect(output).toContain('The key in RESEND_API_KEY works.');
    expect(output).toContain("The course's health was not checked, because PUBLIC_URL is empty.");
    const blind = await operator.setup({ RESEND_API_KEY: undefined }, '--check');
    expect(blind.output).toContain('not checked, because Cloudflare never shows the stored key');
  });

  test('hands on what the course says that is not wrong, and better known', async () => {
    await live();
    const { worker } = operator.cloudflare();
    const secrets = { ...worker?.secrets, ADMIN_PASSWORD: 'too-short-a-one' };
    operator.change({ worker: { vars: worker?.vars ?? {}, secrets } });
    const { code, output } = await operator.setup({}, '--check');
    expect(code, output).toBe(0);
    expect(output).toContain('ADMIN_PASSWORD has fewer than 16 characters');
    expect(output).not.toContain('too-short-a-one');
  });

  test('sees a webhook that is gone, a secret that is missing, and a course that is ill', async () => {
    await live();
    const { worker } = operator.cloudflare();
    const { SIGNING_SECRET: _, ...secrets } = worker?.secrets ?? {};
    operator.change({ worker: { vars: worker?.vars ?? {}, secrets } });
    await operator.resend.reset();
    await operator.resend.set({ domains: [{ name: 'anna.example', status: 'failed' }] });
    const { code, output } = await operator.setup({}, '--check');
    expect(code).toBe(1);
    expect(output).toContain('The Worker is deployed without SIGNING_SECRET: run npm run setup');
    expect(output).toContain('FROM: Resend has not verified anna.example (its status is "failed")');
    expect(output).toContain('Resend has no webhook for https://course.anna.example/webhooks/resend');
    expect(output).toContain('The course at https://course.anna.example reports: SIGNING_SECRET is missing');
  });
});
