import { expect, it } from 'vitest';
import { mailTo, post, useResend } from './harness.ts';

const server = useResend();

const readers = (count: number) => Array.from({ length: count }, (_, index) => mailTo(`reader${index}@reader.test`));

it('accepts a hundred mails in one call, and answers their ids in order', async () => {
  const { account, resend } = server.newAccount();
  const { data } = await resend.batch.send(readers(100));
  const mails = await account.mails();
  expect(data).toEqual({ data: mails.map(({ id }) => ({ id })) });
  expect(mails.map(({ to: [address] }) => address)).toEqual(readers(100).map(({ to }) => to));
  expect(new Set(mails.map(({ id }) => id)).size).toBe(100);
  expect(mails.every(({ endpoint }) => endpoint === 'batch')).toBe(true);
});

it('refuses batches of no mail, of more than a hundred, and of none at all', async () => {
  const { account } = server.newAccount();
  for (const body of [[], readers(101), mailTo('a@reader.test')]) {
    const answer = await post(server.url, account.apiKey, '/emails/batch', body);
    expect(answer.body).toMatchObject({ statusCode: 422, name: 'validation_error' });
  }
  expect(await account.mails()).toEqual([]);
});

it('is all or nothing by default: one bad mail refuses the batch', async () => {
  const { account, resend } = server.newAccount();
  const { data, error } = await resend.batch.send([mailTo('a@reader.test'), mailTo('nobody')]);
  expect(data).toBeNull();
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  expect(await account.mails()).toEqual([]);
});

it('leaves the bad mails out of a permissive batch, and says which and why', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ refused: ['gone@reader.test'] });
  const batch = [mailTo('nobody'), mailTo('a@reader.test'), mailTo('gone@reader.test'), mailTo('b@reader.test')];
  const { data } = await resend.batch.send(batch, { batchValidation: 'permissive' });

  const mails = await account.mails();
  expect(mails.map(({ to }) => to)).toEqual([['a@reader.test'], ['b@reader.test']]);
  expect(data).toEqual({
    data: mails.map(({ id }) => ({ id })),
    errors: [
      { index: 0, message: expect.stringMatching(/^Invalid `to` field\./) },
      { index: 2, message: expect.stringMatching(/^Invalid `to` field\..*gone@reader\.test/) },
    ],
  });
  expect(await account.calls()).toMatchObject([{ endpoint: 'batch', mails: 4, accepted: 2, status: 200 }]);
});

it('answers an empty list of errors to a permissive batch without any', async () => {
  const { resend } = server.newAccount();
  const { data } = await resend.batch.send(readers(2), { batchValidation: 'permissive' });
  expect(data?.data).toHaveLength(2);
  expect(data?.errors).toEqual([]);
});

it('answers a permissive batch of bad mails only with errors only', async () => {
  const { account, resend } = server.newAccount();
  const { data } = await resend.batch.send([mailTo('nobody')], { batchValidation: 'permissive' });
  expect(data).toEqual({ data: [], errors: [{ index: 0, message: expect.any(String) }] });
  expect(await account.mails()).toEqual([]);
});

it('takes neither attachments nor scheduled mails in a batch, nor a validation that it does not know', async () => {
  const { account } = server.newAccount();
  const attachments = [{ filename: 'a.txt', content: 'YQ==' }];
  for (const extra of [{ attachments }, { scheduled_at: '2026-11-22T07:00:00Z' }]) {
    const batch = [{ ...mailTo('a@reader.test'), ...extra }];
    expect((await post(server.url, account.apiKey, '/emails/batch', batch)).status).toBe(422);
    expect((await post(server.url, account.apiKey, '/emails', batch[0])).status).toBe(200);
  }
  const loose = { 'x-batch-validation': 'loose' };
  expect((await post(server.url, account.apiKey, '/emails/batch', readers(1), loose)).status).toBe(422);
});
