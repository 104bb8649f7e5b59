import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { mailTo, RETRY_WAITS, readers, useMailer } from './use-mailer.ts';

const ONLY_TO = ['anna@course.example'];

const usePreview = (options: Parameters<typeof useMailer>[0] = {}) => useMailer(options, RETRY_WAITS, ONLY_TO);

/** What is logged from now on. */
function logged(): string[] {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: unknown) => void lines.push(String(line)));
  onTestFinished(() => log.mockRestore());
  return lines;
}

describe('one mail of a preview', () => {
  it('leaves to an address in its list, and to those of Resend for tests', async () => {
    const { mailer, addressees } = await usePreview();
    for (const to of ['anna@course.example', 'delivered+1@resend.dev']) {
      expect(await mailer.sendOne(mailTo(to), to)).toEqual({ kind: 'sent', refused: [] });
    }
    expect(await addressees()).toEqual(['anna@course.example', 'delivered+1@resend.dev']);
  });

  it('does not leave to anybody else, which its outcome and the log tell, without the address', async () => {
    const lines = logged();
    const { mailer, account } = await usePreview();
    const outcome = await mailer.sendOne(mailTo('ben@reader.example'), 'key');
    expect(outcome).toEqual({ kind: 'kept-back', reason: expect.stringMatching(/^This is a preview of the course\./) });
    expect(lines).toEqual(['{"kind":"preview","held":1}']);
    expect(await account.calls()).toEqual([]);
  });
});

describe('a batch of a preview', () => {
  it('leaves to those in its list alone; the others count as sent, and the log tells how many', async () => {
    const lines = logged();
    const { mailer, addressees } = await usePreview();
    const mails = [...readers(3), mailTo('anna@course.example'), mailTo('delivered@resend.dev')];
    expect(await mailer.sendBatch(mails, 'key')).toEqual({ kind: 'sent', refused: [] });
    expect(await addressees()).toEqual(['anna@course.example', 'delivered@resend.dev']);
    expect(lines).toEqual(['{"kind":"preview","held":3}']);
  });

  it('with nobody in its list makes no call', async () => {
    logged();
    const { mailer, account } = await usePreview();
    expect(await mailer.sendBatch(readers(100), 'key')).toEqual({ kind: 'sent', refused: [] });
    expect(await account.calls()).toEqual([]);
  });

  it('is the same call when it is made again', async () => {
    logged();
    const { mailer, account, addressees } = await usePreview();
    const mails = [...readers(2), mailTo('anna@course.example')];
    const first = await mailer.sendBatch(mails, 'key');
    expect(await mailer.sendBatch(mails, 'key')).toEqual(first);
    expect(await account.calls()).toMatchObject([{ repeat: false }, { repeat: true }]);
    expect(await addressees()).toEqual(['anna@course.example']);
  });

  it('says of a refused address which it was in the whole batch', async () => {
    logged();
    const { mailer } = await usePreview({ refused: ['bounced@resend.dev'] });
    const mails = [...readers(2), mailTo('anna@course.example'), ...readers(1), mailTo('bounced@resend.dev')];
    expect(await mailer.sendBatch(mails, 'key')).toMatchObject({ kind: 'sent', refused: [{ index: 4 }] });
  });

  it('fails as any other does where Resend does not take it', async () => {
    const { mailer } = await usePreview({ dailyQuota: 0 });
    const outcome = await mailer.sendBatch([mailTo('anna@course.example')], 'key');
    expect(outcome).toMatchObject({ kind: 'stopped', incident: 'quota' });
  });
});
