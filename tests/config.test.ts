import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';

const whole = {
  PUBLIC_URL: 'https://course.example',
  FROM: 'Anna Berg <anna@course.example>',
  POSTAL_ADDRESS: '1 Example Street, Sampletown',
  RESEND_API_KEY: 're_test',
  SIGNING_SECRET: 'a-secret-for-tests-only-0123456789',
};

function configOf(vars: object) {
  const parsed = parseConfig({ ...whole, ...vars });
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
}

function problemsOf(vars: object): string[] {
  const parsed = parseConfig({ ...whole, ...vars });
  return parsed.ok ? [] : parsed.problems;
}

describe('a whole configuration', () => {
  it('needs five vars, and has defaults for the rest', () => {
    expect(configOf({})).toEqual({
      publicUrl: 'https://course.example',
      deployment: 'course.example',
      from: 'Anna Berg <anna@course.example>',
      replyTo: 'Anna Berg <anna@course.example>',
      postalAddress: '1 Example Street, Sampletown',
      sendHour: 7,
      resend: {
        apiKey: 're_test',
        baseUrl: 'https://api.resend.com',
        limit: { perSecond: 5, reserved: 1 },
        callsPerTick: 45,
        dailyQuota: 100,
        reserve: 10,
        webhookSecret: '',
      },
      alertUrl: '',
      allowedOrigins: [],
      onlyTo: null,
      turnstile: null,
      adminPassword: '',
      signingSecrets: ['a-secret-for-tests-only-0123456789'],
    });
  });

  it('takes what is set', () => {
    const SIGNING_SECRET_PREVIOUS = 'the-secret-before-that-0123456789';
    const vars = {
      PUBLIC_URL: 'http://localhost:8787',
      REPLY_TO: 'Ben <ben@course.example>',
      SEND_HOUR: '0',
      RESEND_BASE_URL: 'http://localhost:4000',
      RESEND_RPS: '2.5',
      RESEND_RPS_RESERVE: '0.5',
      RESEND_CALLS_PER_TICK: '9000',
      RESEND_DAILY_QUOTA: '0',
      RESEND_RESERVE: '25',
      RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0',
      ALERT_WEBHOOK_URL: 'https://chat.example/hook',
      ALLOWED_ORIGINS: 'https://anna.example, https://www.anna.example/ http://localhost:3000',
      TURNSTILE_SITE_KEY: '1x00000000000000000000AA',
      TURNSTILE_SECRET_KEY: '1x0000000000000000000000000000000AA',
      TURNSTILE_BASE_URL: 'http://localhost:5000/',
      SIGNING_SECRET_PREVIOUS,
    };
    expect(configOf(vars)).toMatchObject({
      publicUrl: 'http://localhost:8787',
      deployment: 'localhost:8787',
      replyTo: 'Ben <ben@course.example>',
      sendHour: 0,
      resend: {
        baseUrl: 'http://localhost:4000',
        limit: { perSecond: 2.5, reserved: 0.5 },
        callsPerTick: 9000,
        dailyQuota: 0,
        reserve: 25,
        webhookSecret: 'whsec_c2VjcmV0',
      },
      alertUrl: 'https://chat.example/hook',
      allowedOrigins: ['https://anna.example', 'https://www.anna.example', 'http://localhost:3000'],
      turnstile: {
        siteKey: '1x00000000000000000000AA',
        secretKey: '1x0000000000000000000000000000000AA',
        baseUrl: 'http://localhost:5000',
      },
      signingSecrets: [whole.SIGNING_SECRET, SIGNING_SECRET_PREVIOUS],
    });
  });

  it('tells a preview from the course under the same address: their calls to Resend never share a key', () => {
    expect(configOf({ ONLY_TO: ' Anna@Course.example, delivered@resend.dev' })).toMatchObject({
      deployment: 'preview.course.example',
      onlyTo: ['anna@course.example', 'delivered@resend.dev'],
    });
  });

  it('counts what is set to nothing, or to spaces, as not set', () => {
    const optional = [
      'REPLY_TO',
      'SEND_HOUR',
      'ONLY_TO',
      'ADMIN_PASSWORD',
      'RESEND_BASE_URL',
      'RESEND_RPS',
      'RESEND_RPS_RESERVE',
      'RESEND_CALLS_PER_TICK',
      'RESEND_DAILY_QUOTA',
      'RESEND_RESERVE',
      'RESEND_WEBHOOK_SECRET',
      'ALERT_WEBHOOK_URL',
      'ALLOWED_ORIGINS',
      'TURNSTILE_SITE_KEY',
      'TURNSTILE_SECRET_KEY',
      'TURNSTILE_BASE_URL',
      'SIGNING_SECRET_PREVIOUS',
    ];
    for (const nothing of ['', '  ', '\n']) {
      expect(configOf(Object.fromEntries(optional.map((name) => [name, nothing])))).toEqual(configOf({}));
    }
  });

  it('leaves something of the quota to lessons', () => {
    const problem = 'RESEND_RESERVE must be less than RESEND_DAILY_QUOTA: lessons would never leave.';
    const parsed = parseConfig({ ...whole, RESEND_DAILY_QUOTA: '10', RESEND_RESERVE: '10' });
    expect(parsed).toEqual({ ok: false, problems: [problem] });
    expect(parseConfig({ ...whole, RESEND_DAILY_QUOTA: '10', RESEND_RESERVE: '9' }).ok).toBe(true);
    expect(parseConfig({ ...whole, RESEND_DAILY_QUOTA: '0', RESEND_RESERVE: '9' }).ok).toBe(true);
  });

  it('has both keys of Turnstile or none, and says which one is missing', () => {
    for (const [given, missing] of [
      ['TURNSTILE_SITE_KEY', 'TURNSTILE_SECRET_KEY'],
      ['TURNSTILE_SECRET_KEY', 'TURNSTILE_SITE_KEY'],
    ] as const) {
      const problem = expect.stringMatching(new RegExp(`^${missing} is missing beside ${given}: .*\\.$`));
      expect(problemsOf({ [given]: 'hush-hush' })).toEqual([problem]);
      expect(problemsOf({ [given]: 'hush-hush' }).join()).not.toContain('hush');
    }
  });

  it('is read without the spaces around its values', () => {
    const spaced = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, ` ${value}\n`]));
    const SIGNING_SECRET_PREVIOUS = 'the-secret-before-that-0123456789';
    expect(configOf({ ...spaced, SEND_HOUR: ' 9 ', SIGNING_SECRET_PREVIOUS: `${SIGNING_SECRET_PREVIOUS}\n` })).toEqual(
      configOf({ SEND_HOUR: '9', SIGNING_SECRET_PREVIOUS }),
    );
  });

  it('has its URLs without a slash at the end', () => {
    const config = configOf({ PUBLIC_URL: 'https://course.example/', RESEND_BASE_URL: 'http://localhost:4000//' });
    expect(config.publicUrl).toBe('https://course.example');
    expect(config.resend.baseUrl).toBe('http://localhost:4000');
  });

  it('may switch the pacing off, send at any hour, and send from a bare address', () => {
    expect(configOf({ RESEND_RPS: '0' }).resend.limit.perSecond).toBe(0);
    expect(configOf({ SEND_HOUR: '23' }).sendHour).toBe(23);
    expect(configOf({ FROM: 'anna@course.example' }).replyTo).toBe('anna@course.example');
  });
});

describe('one message that names the var', () => {
  const wrong: Record<string, readonly unknown[]> = {
    PUBLIC_URL: [
      undefined,
      '',
      '  ',
      'course.example',
      'ftp://course.example',
      '//course.example',
      'https://',
      'https://course.example/learn',
      'https://course.example?x=1',
      `https://${'a'.repeat(50)}.${'b'.repeat(40)}`,
    ],
    FROM: [undefined, '', '  ', 'Anna Berg', 'Anna <anna>', '@course.example', 'Anna Berg anna@course.example'],
    REPLY_TO: ['Anna Berg', 'anna@', 'Anna <anna>'],
    POSTAL_ADDRESS: [undefined, '', ' \n '],
    SEND_HOUR: ['24', '7.5', '24.5', 'abc', '-1', '7h', '0x7', '7:00', 'Infinity', 7],
    RESEND_BASE_URL: ['localhost', 'ftp://resend.example', '/'],
    RESEND_RPS: ['-1', 'abc', '5/s', 'NaN', '1e3', 5],
    RESEND_RPS_RESERVE: ['-1', 'one', '1/s', 'NaN', 1],
    RESEND_CALLS_PER_TICK: ['0', '-1', '1.5', '0.5', 'abc', 45],
    RESEND_DAILY_QUOTA: ['-1', '1.5', 'abc', '100/day', 100],
    RESEND_RESERVE: ['-1', '0.5', 'ten', 10],
    RESEND_WEBHOOK_SECRET: ['secret', 'whsec_', 'whsec_ab cd', 'WHSEC_c2VjcmV0'],
    ALERT_WEBHOOK_URL: ['chat.example/hook', 'ftp://chat.example', '/hook'],
    ALLOWED_ORIGINS: [
      'anna.example',
      'https://anna.example/blog',
      'https://anna.example?x',
      '*',
      'https://*.anna.example',
      'null',
      'file:///home',
      'https://anna@anna.example',
      'https://anna.example; https://ben.example',
      'https:anna.example',
    ],
    TURNSTILE_BASE_URL: ['localhost', 'ftp://turnstile.example'],
    ONLY_TO: [',', 'anna', 'anna@course.example,', 'anna@course.example ben@reader.example'],
    RESEND_API_KEY: [undefined, '', '  ', 're_a b', 're_a\nb', 're_ä', 're_“key”'],
    SIGNING_SECRET: [undefined, '', '  ', 'short', ` ${'x'.repeat(31)} `],
    SIGNING_SECRET_PREVIOUS: ['short', 'x'.repeat(31)],
  };

  it.each(Object.entries(wrong))('says what is wrong with %s', (name, values) => {
    for (const value of values) {
      const problems = problemsOf({ [name]: value });
      expect(problems, `${name}=${String(value)}`).toEqual([expect.stringMatching(new RegExp(`^${name} .*\\.$`))]);
    }
  });

  it('is there for each var that is wrong, all at once', () => {
    const all = Object.fromEntries(Object.entries(wrong).map(([name, values]) => [name, values[0]]));
    const named = problemsOf(all).map((problem) => problem.split(' ')[0]);
    expect(named.toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it('never repeats a secret', () => {
    const secrets = {
      SIGNING_SECRET: 'hush-hush',
      SIGNING_SECRET_PREVIOUS: 'mum-is-the-word',
      RESEND_WEBHOOK_SECRET: 'not-a-word',
    };
    expect(problemsOf(secrets)).toHaveLength(3);
    expect(problemsOf(secrets).join(' ')).not.toMatch(/hush|mum|not-a-word/);
  });
});
