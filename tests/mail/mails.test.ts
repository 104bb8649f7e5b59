import { describe, expect, inject, it } from 'vitest';
import { readable } from '../../src/cli/mails/message.ts';
import { parseConfig } from '../../src/config.ts';
import {
  comeBackMail,
  confirmationMail,
  finishedMail,
  lessonMail,
  newAddressMail,
  subscriberMail,
} from '../../src/mail/compose.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { createPace } from '../../src/mail/pace.ts';
import { createTokens } from '../../src/mail/tokens.ts';
import { resendAccount } from '../stand-ins/resend/client.ts';
import { english } from '../support/words.ts';
import { testClock } from './clock.ts';

const COHORT = '0600.2030-01-16.lesson-4';
const ID = '0123456789abcdef0123456789abcdef';

const config = configOf({
  PUBLIC_URL: 'https://course.example/',
  FROM: 'Daystep <course@daystep.example>',
  REPLY_TO: 'anna@course.example',
  POSTAL_ADDRESS: '1 Example Street & Co',
  RESEND_API_KEY: 're_test',
  SIGNING_SECRET: 'a-secret-for-tests-only-0123456789',
});
const tokens = await createTokens(config.signingSecrets);
const sender = { config, tokens };

const GREETING = { named: 'Hi {{name}},', unnamed: 'Hello,' };

const template = {
  subject: 'Space, {{name|friend}}',
  html: '<p>{{greeting}} <a href="{{preferences_url}}">manage</a> <a href="{{unsubscribe_url}}">leave</a> {{site_url}} {{postal_address}}</p>',
  text: '{{greeting}}\nmanage {{preferences_url}}\nleave {{unsubscribe_url}}\n{{site_url}}\n{{postal_address}}\n',
  greeting: GREETING,
};
const lesson = { slug: 'lesson-1', template };
const anna = { id: ID, address: 'anna@reader.example', name: 'Anna' };

describe('a lesson for a reader', () => {
  it('goes from the course to the reader, who may answer', async () => {
    const mail = await lessonMail(lesson, anna, COHORT, sender);
    expect(mail).toMatchObject({
      from: 'Daystep <course@daystep.example>',
      to: 'anna@reader.example',
      replyTo: 'anna@course.example',
      subject: 'Space, Anna',
    });
  });

  it('has their own links to manage and to leave, absolute, in HTML and text', async () => {
    const { html, text } = readable(await lessonMail(lesson, anna, COHORT, sender));
    for (const body of [html, text]) {
      expect(await tokens.openReader(tokenIn(body, 'unsubscribe'), 'unsubscribe')).toBe(ID);
      expect(await tokens.openReader(tokenIn(body, 'preferences'), 'preferences')).toBe(ID);
    }
    expect(html).toContain('https://course.example 1 Example Street &amp; Co');
    expect(text).toContain('https://course.example\n1 Example Street & Co\n');
  });

  it('says where it can be read in the browser, by the same link for every reader', async () => {
    const online = { slug: 'lesson-1', template: { ...template, html: '{{online_url}}', text: '{{online_url}}\n' } };
    const { html, text } = readable(await lessonMail(online, anna, COHORT, sender));
    expect(await tokens.openLesson(tokenIn(html, 'lesson'))).toBe('lesson-1');
    expect(text).toBe(`${html}\n`);
    const ben = { id: ID.replaceAll('0', '1'), address: 'ben@reader.example', name: 'Ben' };
    expect(readable(await lessonMail(online, ben, COHORT, sender))).toMatchObject({ html, text });
  });

  it('can be left with one click, by both headers of RFC 8058', async () => {
    const { headers, text } = readable(await lessonMail(lesson, anna, COHORT, sender));
    const url = `https://course.example/unsubscribe?token=${tokenIn(text, 'unsubscribe')}`;
    expect(headers).toEqual({
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('is tagged with lesson and cohort, in the characters that Resend allows', async () => {
    const { tags } = await lessonMail(lesson, anna, COHORT, sender);
    expect(tags).toEqual([
      { name: 'lesson', value: 'lesson-1' },
      { name: 'cohort', value: '0600_2030-01-16_lesson-4' },
    ]);
  });

  it('is the same to the last byte whenever it is made again', async () => {
    const mail = await lessonMail(lesson, anna, COHORT, sender);
    const later = await lessonMail(lesson, anna, COHORT, { config, tokens: await createTokens(config.signingSecrets) });
    expect(JSON.stringify(later)).toBe(JSON.stringify(mail));
  });

  it('reads naturally for a reader without a name', async () => {
    const { subject, text } = readable(await lessonMail(lesson, { ...anna, name: '' }, COHORT, sender));
    expect(subject).toBe('Space, friend');
    expect(text).toMatch(/^Hello,\n/);
  });

  it('shows a name of markup and line breaks as it is, and lets it do nothing', async () => {
    const reader = { ...anna, name: '<script>\r\nBcc: all@reader.example' };
    const { subject, html } = readable(await lessonMail(lesson, reader, COHORT, sender));
    expect(subject).toBe('Space, <script> Bcc: all@reader.example');
    expect(html).toContain('Hi &lt;script&gt;');
  });

  it('is one that Resend takes', async () => {
    const baseUrl = inject('resendUrl');
    const { apiKey, mails } = resendAccount(baseUrl);
    const clock = testClock();
    const mailer = createMailer({
      apiKey,
      baseUrl,
      retryWaits: [],
      onlyTo: null,
      pace: createPace({ perSecond: 0, reserved: 0 }, clock),
      time: clock,
    });
    const mail = await lessonMail(lesson, anna, COHORT, sender);
    expect(await mailer.sendBatch([mail], 'key')).toEqual({ kind: 'sent', refused: [] });
    const { subject, html, text, headers, tags } = readable(mail);
    expect(await mails('anna@reader.example')).toMatchObject([{ payload: { subject, html, text, headers, tags } }]);
  });
});

it('a mail to a reader that is no lesson carries the same links and headers, and its own tags', async () => {
  const tags = [{ name: 'mail', value: 'already-in' }];
  const mail = await subscriberMail(template, anna, sender, { tags });
  expect(mail).toEqual({ ...(await lessonMail(lesson, anna, COHORT, sender)), tags });
});

describe('the confirmation mail', () => {
  const messages = {
    subject: 'Please confirm',
    html: '<a href="{{confirm_url}}">yes</a>{{unsubscribe_url}}',
    text: '{{confirm_url}}\n',
    greeting: GREETING,
  };
  const mail = readable(confirmationMail(messages, anna, 'a.b.c', config));

  it('carries the link that confirms, in HTML and text', () => {
    expect(mail.html).toContain('href="https://course.example/confirm?token=a.b.c"');
    expect(mail.text).toBe('https://course.example/confirm?token=a.b.c\n');
  });

  it('offers nothing to leave: its reader is not in the course', () => {
    expect(mail.headers).toEqual({});
    expect(mail.html).not.toContain('unsubscribe');
  });
});

describe('the mail to who stopped and signs up again', () => {
  const messages = {
    subject: 'Go on?',
    html: '<p>{{greeting}} {{why_stopped}}</p><a href="{{confirm_url}}">Go on</a>',
    text: '{{greeting}} {{why_stopped}}\n{{confirm_url}}\n',
    greeting: GREETING,
  };
  const mail = readable(comeBackMail(messages, anna, { token: 'a.b.c', whyStopped: 'You left & came back.' }, config));

  it('says why nothing came, and carries the link that brings them back', () => {
    expect(mail.text).toBe('Hi Anna, You left & came back.\nhttps://course.example/confirm?token=a.b.c\n');
    expect(mail.html).toContain('You left &amp; came back.');
  });

  it('offers nothing to leave, and is tagged as what it is', () => {
    expect(mail).toMatchObject({
      to: 'anna@reader.example',
      headers: {},
      tags: [{ name: 'mail', value: 'come-back' }],
    });
  });

  it('has a sentence for each way of stopping', () => {
    const statuses = ['paused', 'left', 'refused', 'bounced', 'complained'] as const;
    for (const status of statuses) expect(english.whyStopped[status]).toMatch(/^[A-Z][^{}]+\.$/);
  });
});

it('the mail to who has had everything carries their own links, and its own tag', async () => {
  const mail = await finishedMail(template, anna, sender);
  expect(mail).toEqual(await subscriberMail(template, anna, sender, { tags: [{ name: 'mail', value: 'finished' }] }));
});

it('the mail to a new address carries the link that confirms it, and nothing to leave', () => {
  const messages = { ...template, html: '<a href="{{confirm_url}}">Yes</a>', text: '{{confirm_url}}\n' };
  const mail = readable(newAddressMail(messages, { address: 'anna@new.example', name: 'Anna' }, 'a.b.c', config));
  expect(mail.text).toBe('https://course.example/address?token=a.b.c\n');
  expect(mail).toMatchObject({ to: 'anna@new.example', headers: {}, tags: [{ name: 'mail', value: 'new-address' }] });
});

function configOf(vars: object) {
  const parsed = parseConfig(vars);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
}

function tokenIn(body: string, path: string): string {
  const [, token] = new RegExp(`https://course\\.example/${path}\\?token=([\\w.-]+)`).exec(body) ?? [];
  return token ?? expect.fail(`no link to ${path} in ${body}`);
}
