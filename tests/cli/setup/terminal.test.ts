/** `npm run setup` with a person at a terminal. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newOperator, type Operator } from './operator.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let operator: Operator;

beforeEach(async () => {
  operator = await newOperator();
});

afterEach(() => operator.remove());

const [ENTER, NO, CTRL_C] = ['\r', 'n', '\u0003'];

const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

describe.skipIf(!hasTerminal)('a person at a terminal', () => {
  test('is asked again until an answer is a good one, and never sees the key', async () => {
    const { code, output } = await operator.sit([
      ['What is your Resend API key?', `sk_wrong${ENTER}`],
      ['A Resend API key starts with "re_"', operator.resend.apiKey + ENTER],
      ['Who are the emails from?', `Anna Berg${ENTER}`],
      ['FROM needs an email address', ` <anna@anna.example>${ENTER}`],
      ["What is the course's web address?", `https://course.anna.example${ENTER}`],
      ['What is your postal address?', `1 Example Street, Sampletown${ENTER}`],
      ['Which address should get the test email?', `anna@inbox.example${ENTER}`],
      ['Continue?', ENTER],
      ['in your browser?', NO],
    ]);
    expect(code, output).toBe(0);
    expect(output).toContain('Your course is live: https://course.anna.example');
    expect(output).not.toContain(operator.resend.apiKey);
    expect(output).not.toContain('sk_wrong');
    expect(operator.cloudflare().worker?.vars).toMatchObject({ FROM: 'Anna Berg <anna@anna.example>' });
    expect(await operator.resend.mails('anna@inbox.example')).toHaveLength(1);
  });

  test('may stop anywhere, and nothing has been changed before they say that it may begin', async () => {
    const before = await operator.toml();
    const stopped = await operator.sit([['What is your Resend API key?', CTRL_C]]);
    expect([stopped.code, stopped.output]).toEqual([
      1,
      expect.stringContaining('Stopped. Everything done so far is kept'),
    ]);
    const refused = await operator.sit([
      ['What is your Resend API key?', operator.resend.apiKey + ENTER],
      ['Who are the emails from?', `anna@anna.example${ENTER}`],
      ["What is the course's web address?", ENTER],
      ['What is your postal address?', `1 Example Street, Sampletown${ENTER}`],
      ['Which address should get the test email?', `anna@inbox.example${ENTER}`],
      ['Continue?', NO],
    ]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('Nothing was changed.')]);
    expect(await operator.toml()).toBe(before);
    expect(operator.cloudflare().worker).toBeNull();
  });

  test('chooses one of several accounts, which wrangler.toml remembers', async () => {
    const accounts = [
      { id: 'a1', name: 'Anna' },
      { id: 'w1', name: 'Work' },
    ];
    operator.change({ accounts });
    await operator.sit([
      ['Which account should the course use?', `\u001b[B${ENTER}`],
      ['What is your Resend API key?', CTRL_C],
    ]);
    expect(await operator.toml()).toMatch(/^name = "daystep"\naccount_id = "w1"\n/);
  });
});
