import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Resend } from 'resend';
import { describe, expect, it } from 'vitest';
import { resendAccount } from './client.ts';
import { mailTo, post, useResend } from './harness.ts';
import { startResend } from './server.ts';

const server = useResend();

describe('sending one mail', () => {
  it('answers an id, and keeps the mail as it was received', async () => {
    const { account, resend } = server.newAccount();
    const { data, error } = await resend.emails.send({
      ...mailTo('Ana <Ana@reader.test>'),
      html: '<p>Good morning.</p>',
      replyTo: 'author@daystep.test',
      headers: { 'List-Unsubscribe': '<https://daystep.test/unsubscribe>' },
      tags: [{ name: 'lesson', value: 'lesson-1' }],
    });

    expect(error).toBeNull();
    expect(await account.mails()).toEqual([
      {
        id: data?.id,
        idempotencyKey: null,
        at: expect.any(Number),
        endpoint: 'emails',
        to: ['Ana@reader.test'],
        payload: {
          from: 'Daystep <course@daystep.test>',
          to: 'Ana <Ana@reader.test>',
          subject: 'Lesson 1',
          text: 'Good morning.',
          html: '<p>Good morning.</p>',
          reply_to: 'author@daystep.test',
          headers: { 'List-Unsubscribe': '<https://daystep.test/unsubscribe>' },
          tags: [{ name: 'lesson', value: 'lesson-1' }],
        },
      },
    ]);
  });

  it.each(['from', 'to', 'subject'])('refuses a mail without %s', async (field) => {
    const { account } = server.newAccount();
    const answer = await post(server.url, account.apiKey, '/emails', {
      ...mailTo('a@reader.test'),
      [field]: undefined,
    });
    expect(answer.status).toBe(422);
    const message = `Missing \`${field}\` field.`;
    expect(answer.body).toEqual({ statusCode: 422, name: 'missing_required_field', message });
    expect(await account.mails()).toEqual([]);
  });

  it('wants html or text, and is content with either', async () => {
    const { account, resend } = server.newAccount();
    const { text: words, ...empty } = mailTo('a@reader.test');
    const refused = await post(server.url, account.apiKey, '/emails', empty);
    expect(refused.body).toMatchObject({
      name: 'missing_required_field',
      message: 'Missing `html` or `text` field.',
    });
    expect((await resend.emails.send({ ...empty, html: `<p>${words}</p>` })).error).toBeNull();
    expect((await resend.emails.send({ ...empty, text: words })).error).toBeNull();
  });

  it.each(['nobody', 'a@b', 'a b@reader.test', 'Ana <ana>', 'a@example.com', 'Ana <a@test.com>'])(
    'refuses mails to %s',
    async (to) => {
      const { account, resend } = server.newAccount();
      const { data, error } = await resend.emails.send(mailTo(to));
      expect(data).toBeNull();
      expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
      expect(error?.message).toMatch(/^Invalid `to` field\./);
      expect(await account.mails()).toEqual([]);
    },
  );

  it('refuses the addresses that the test has declared refused, however they are written', async () => {
    const { account, resend } = server.newAccount();
    await account.set({ refused: ['gone@reader.test'] });
    const { error } = await resend.emails.send(mailTo('Gone <Gone@Reader.test>'));
    expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect((await resend.emails.send(mailTo('here@reader.test'))).error).toBeNull();
  });

  it('refuses a sender that is no address, and a field of the wrong type', async () => {
    const { account } = server.newAccount();
    for (const wrong of [{ from: 'Daystep' }, { subject: 7 }, { headers: 'none' }]) {
      const answer = await post(server.url, account.apiKey, '/emails', {
        ...mailTo('a@reader.test'),
        ...wrong,
      });
      expect(answer.body).toMatchObject({ statusCode: 422, name: 'validation_error' });
    }
  });

  it('refuses tags with anything but ASCII letters, digits, dashes and underscores', async () => {
    const { resend } = server.newAccount();
    const tags = [{ name: 'cohort', value: '0700.2026-11-22.lesson-1' }];
    const { error } = await resend.emails.send({ ...mailTo('a@reader.test'), tags });
    expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect(error?.message).toMatch(/^Tags should only contain/);
  });

  it('refuses a body that is not JSON', async () => {
    const { account } = server.newAccount();
    const answer = await post(server.url, account.apiKey, '/emails', '{');
    expect(answer.body).toMatchObject({ statusCode: 400, name: 'validation_error' });
    expect(await account.calls()).toMatchObject([{ status: 400, mails: 0 }]);
  });
});

describe('getting in', () => {
  const body = JSON.stringify(mailTo('a@reader.test'));

  it('wants an API key, and one that begins with re_', async () => {
    const init = { method: 'POST', headers: { 'user-agent': 'tests' }, body };
    const without = await fetch(`${server.url}/emails`, init);
    expect(without.status).toBe(401);
    expect(await without.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' });

    const { error } = await new Resend('sk_1', { baseUrl: server.url }).emails.send(mailTo('a@reader.test'));
    expect(error).toMatchObject({ statusCode: 403, name: 'invalid_api_key' });
  });

  it('wants a User-Agent, and answers 403 without one, not in JSON', async () => {
    const { account } = server.newAccount();
    const headers = { authorization: `Bearer ${account.apiKey}` };
    const answer = await new Promise<{ status: number | undefined; words: string }>((resolve, reject) => {
      const call = request(`${server.url}/emails`, { method: 'POST', headers }, (response) => {
        text(response).then((words) => resolve({ status: response.statusCode, words }), reject);
      });
      call.on('error', reject).end(body);
    });
    expect(answer).toEqual({ status: 403, words: 'error code: 1010' });
    expect(await account.mails()).toEqual([]);
  });

  it('answers 404 and 405 for what it does not do', async () => {
    const { account, resend } = server.newAccount();
    expect((await resend.apiKeys.list()).error).toMatchObject({ statusCode: 404, name: 'not_found' });
    const put = await fetch(`${server.url}/emails`, { method: 'PUT', body });
    expect(put.status).toBe(405);
    expect(await account.calls()).toEqual([]);
  });
});

describe('the server', () => {
  it('listens on loopback, on the port that it is given, until it is closed', async () => {
    const first = await startResend();
    const port = Number(new URL(first.url).port);
    expect(first.url).toBe(`http://127.0.0.1:${port}`);
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow();

    const second = await startResend({ port });
    expect(second.url).toBe(first.url);
    await expect(startResend({ port })).rejects.toThrow('EADDRINUSE');
    await second.close();
  });

  it('does not wait for delayed answers when it is closed', async () => {
    const own = await startResend();
    const account = resendAccount(own.url);
    await account.set({ faults: [{ kind: 'delay', ms: 60_000, accept: 'end' }] });
    const resend = new Resend(account.apiKey, { baseUrl: own.url });
    const sending = resend.emails.send(mailTo('a@reader.test'));
    await expect.poll(() => account.calls()).toHaveLength(1);
    await own.close();
    expect((await sending).error).toMatchObject({ name: 'application_error', statusCode: null });
  });
});
