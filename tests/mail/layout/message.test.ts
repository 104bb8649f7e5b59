/** A mail as it arrives, and what SpamAssassin says of one. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { messageOf, quotedPrintable } from '../../../src/cli/mails/message.ts';
import { readReport } from '../../../src/cli/mails/spam-score.ts';

const mail = {
  from: 'Jürgen <jurgen@course.example>',
  to: 'anna@reader.example',
  replyTo: 'jurgen@course.example',
  subject: 'A walk that doesn’t end, and some more words than one encoded word has room for',
  html: '<p>“Hello”</p>',
  text: '“Hello”\n\nAnna\n',
  headers: { 'List-Unsubscribe': '<https://course.example/unsubscribe>' },
  tags: [],
};

describe('a message', () => {
  const message = messageOf(mail, Date.parse('2030-01-15T12:00:00Z'));
  const [head = ''] = message.split('\r\n\r\n');

  it('has the headers of a mail that came by Resend, and those of its own', () => {
    for (const header of [
      'To: anna@reader.example',
      'Reply-To: jurgen@course.example',
      'Date: Tue, 15 Jan 2030 12:00:00 +0000',
      'List-Unsubscribe: <https://course.example/unsubscribe>',
      'MIME-Version: 1.0',
    ]) {
      expect(head).toContain(`\r\n${header}`);
    }
    expect(head).toMatch(/^Return-Path: <\S+@send\.course\.example>\r\nReceived: from /);
  });

  it('has its subject and names in ASCII, from which they can be read again', () => {
    expect(head).toMatch(/^[\x20-\x7e\r\n]*$/);
    const [, subject = ''] = /Subject: ((?:=\?UTF-8\?B\?\S+\?=(?:\r\n )?)+)/.exec(head) ?? [];
    const messages = [...subject.matchAll(/=\?UTF-8\?B\?(\S+?)\?=/g)];
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map(([, word = '']) => Buffer.from(word, 'base64').toString('utf8')).join('')).toBe(mail.subject);
    for (const [word] of messages) expect(word.length).toBeLessThanOrEqual(75);
  });

  it('has both bodies, the text first, and ends', () => {
    const [, boundary = ''] = /boundary="([^"]+)"/.exec(head) ?? [];
    const parts = message.split(`--${boundary}`);
    expect(parts).toHaveLength(4);
    expect(parts[1]).toContain('Content-Type: text/plain; charset=utf-8');
    expect(parts[1]).toContain('=E2=80=9CHello=E2=80=9D\r\n\r\nAnna\r\n');
    expect(parts[2]).toContain('Content-Type: text/html; charset=utf-8');
    expect(parts[3]).toBe('--\r\n');
  });
});

test('quoted-printable keeps every text, in short lines of ASCII without spaces at their ends', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replaceAll('\r', ''));
  fc.assert(
    fc.property(fc.oneof(texts, fc.stringMatching(/^[ =a-z\n]{0,300}$/)), (text) => {
      const lines = quotedPrintable(text).split('\r\n');
      for (const line of lines) expect(line).toMatch(/^(?:[\x20-\x7e]{0,75}[\x21-\x7e])?$/);
      const bytes = lines
        .join('\n')
        .replaceAll('=\n', '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      expect(Buffer.from(bytes, 'latin1').toString('utf8')).toBe(Buffer.from(text, 'utf8').toString('utf8'));
    }),
  );
});

describe('a report of SpamAssassin', () => {
  const report = (points: string, rules: string) =>
    `Content preview: …\n\nContent analysis details:   (${points} points, 5.0 required)\n\n pts rule name              description\n---- ---------------------- -----\n${rules}`;

  it('is read with its points and the rules that matched', () => {
    const rules =
      ' 2.8 DRUG_ED_CAPS           BODY: Mentions a drug\n 0.0 HTML_MESSAGE           BODY: HTML included\n';
    expect(readReport(report(' 2.8', rules))).toEqual({
      points: 2.8,
      rules: [
        { name: 'DRUG_ED_CAPS', points: 2.8 },
        { name: 'HTML_MESSAGE', points: 0 },
      ],
    });
  });

  it('may be below zero, and empty', () => {
    expect(readReport(report('-0.2', '-0.2 GOOD_MAIL            Looks fine\n'))).toMatchObject({ points: -0.2 });
    expect(readReport(report(' 0.0', ''))).toEqual({ points: 0, rules: [] });
  });

  it('that is none is said to be none', () => {
    expect(() => readReport('')).toThrow('no report');
  });
});
