import { describe, expect, it } from 'vitest';
import { useResend } from './harness.ts';

const server = useResend();

const wanted = { endpoint: 'https://course.example/webhooks/resend', events: ['email.bounced' as const] };

describe('domains', () => {
  it('are those that the test gives the account', async () => {
    const { account, resend } = server.newAccount();
    expect((await resend.domains.list()).data).toEqual({ object: 'list', has_more: false, data: [] });
    await account.set({ domains: [{ name: 'course.example', status: 'pending' }] });
    expect((await resend.domains.list({ limit: 100 })).data?.data).toMatchObject([
      { name: 'course.example', status: 'pending', capabilities: { sending: 'enabled' } },
    ]);
  });
});

describe('a webhook', () => {
  it('shows its secret when it is made and when it is retrieved, not in the list', async () => {
    const { resend } = server.newAccount();
    const { data: made } = await resend.webhooks.create(wanted);
    expect(made).toMatchObject({ object: 'webhook', signing_secret: expect.stringMatching(/^whsec_[\w+/]{32}$/) });
    const [listed] = (await resend.webhooks.list()).data?.data ?? [];
    expect(listed).toEqual({ id: made?.id, ...wanted, status: 'enabled', created_at: expect.any(String) });
    expect((await resend.webhooks.get(made?.id ?? '')).data).toEqual({
      object: 'webhook',
      ...listed,
      signing_secret: made?.signing_secret,
    });
  });

  it('shows it no more where the test wants it so', async () => {
    const { account, resend } = server.newAccount();
    const { data: made } = await resend.webhooks.create(wanted);
    await account.set({ hideSigningSecrets: true });
    expect((await resend.webhooks.get(made?.id ?? '')).data).not.toHaveProperty('signing_secret');
  });

  it('can be changed', async () => {
    const { resend } = server.newAccount();
    const id = (await resend.webhooks.create(wanted)).data?.id ?? '';
    await resend.webhooks.update(id, { status: 'disabled', events: ['email.complained'] });
    expect((await resend.webhooks.get(id)).data).toMatchObject({ status: 'disabled', events: ['email.complained'] });
  });

  it('needs a safe address and an event, and an id that there is', async () => {
    const { resend } = server.newAccount();
    const unsafe = await resend.webhooks.create({ ...wanted, endpoint: 'http://course.example' });
    const idle = await resend.webhooks.create({ ...wanted, events: [] });
    const none = await resend.webhooks.get('none');
    expect([unsafe, idle, none].map(({ error }) => error?.statusCode)).toEqual([422, 422, 404]);
  });
});

describe('a key', () => {
  it('that may only send sees neither, and one that is none does nothing at all', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ sendingOnly: true });
    expect((await resend.domains.list()).error?.name).toBe('restricted_api_key');
    expect((await resend.webhooks.create(wanted)).error?.name).toBe('restricted_api_key');
    await account.set({ revoked: true });
    const mail = { from: 'a@daystep.test', to: 'b@reader.test', subject: 'Hello', text: 'Hello.' };
    expect((await resend.domains.list()).error?.name).toBe('invalid_api_key');
    expect((await resend.emails.send(mail)).error?.name).toBe('invalid_api_key');
  });
});
