import { expect, it } from 'vitest';
import { mailTo, useResend } from './harness.ts';

const server = useResend();

const key = { idempotencyKey: 'once' };
const choked = { statusCode: 422, name: 'validation_error', message: 'The batch could not be processed.' };

it.each(['strict', 'permissive'] as const)('chokes on a %s batch with a mail to a poison address', async (mode) => {
  const { account, resend } = server.newAccount();
  await account.set({ poison: ['bad@reader.test'] });
  const options = { ...key, batchValidation: mode };
  const batch = [mailTo('a@reader.test'), mailTo('Bad <Bad@reader.test>')];
  const { data, error } = await resend.batch.send(batch, options);
  expect(data).toBeNull();
  expect(error).toEqual(choked);
  expect(await account.mails()).toEqual([]);
  expect(await account.calls()).toMatchObject([{ mails: 2, accepted: 0, status: 422, repeat: false }]);

  // The key is free for what is left of the batch: nothing was remembered under it.
  expect((await resend.batch.send(batch.slice(0, 1), options)).error).toBeNull();
  expect(await account.mails()).toMatchObject([{ to: ['a@reader.test'] }]);
});

it('chokes on a single mail in the same words, and uses no quota for it', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ poison: ['bad@reader.test'], dailyQuota: 1 });
  const { error, headers } = await resend.emails.send(mailTo('bad@reader.test'), key);
  expect(error).toEqual(choked);
  expect(headers).toMatchObject({ 'x-resend-daily-quota': '0' });
  expect((await resend.emails.send(mailTo('a@reader.test'), key)).error).toBeNull();
});

it('chokes on a subject that contains a poison text, whoever the mail is for', async () => {
  const { account, resend } = server.newAccount();
  await account.set({ poisonSubjects: ['broken'] });
  const bad = mailTo('a@reader.test', 'The broken lesson');
  expect((await resend.emails.send(bad)).error).toEqual(choked);
  const permissive = { batchValidation: 'permissive' } as const;
  expect((await resend.batch.send([mailTo('b@reader.test'), bad], permissive)).error).toEqual(choked);
  expect((await resend.emails.send(mailTo('a@reader.test', 'A whole lesson'))).error).toBeNull();
  expect(await account.mails()).toHaveLength(1);
});

it('answers what it took before the poison was set, and takes the mails again once it is gone', async () => {
  const { account, resend } = server.newAccount();
  const send = (idempotencyKey: string) => resend.emails.send(mailTo('bad@reader.test'), { idempotencyKey });
  const first = await send('before');
  await account.set({ poison: ['bad@reader.test'] });
  expect((await send('before')).data).toEqual(first.data);
  expect((await send('after')).error).toEqual(choked);
  await account.set({ poison: [] });
  expect((await send('after')).error).toBeNull();
});
