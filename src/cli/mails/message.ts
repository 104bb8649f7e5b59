/** A mail as a mailbox provider receives it (RFC 5322, RFC 2045): the headers that Resend and the way there add, and both bodies. */
import { plain } from '../../course/json-text.ts';
import type { Mail } from '../../mail/mailer.ts';

/** A mail whose bodies are plain text and HTML. */
export interface ReadableMail extends Omit<Mail, 'html' | 'text'> {
  html: string;
  text: string;
}

/** The mail with its bodies as their reader gets them. */
export function readable(mail: Mail): ReadableMail {
  return { ...mail, html: plain(mail.html), text: plain(mail.text) };
}

/** Where Resend's mails come from: Amazon SES, which signs them for the sender's own domain. */
const SERVER = 'a8-21.smtp-out.eu-west-1.amazonses.com';
const ADDRESS = '54.240.8.21';

/** The message, with CRLF line ends; `sentAt` in ms. */
export function messageOf(mail: ReadableMail, sentAt: number): string {
  const date = new Date(sentAt).toUTCString().replace('GMT', '+0000');
  const id = `0102018f${sentAt.toString(16).padStart(12, '0')}-6f1d2c3b-4a59-4e0f-9c1e-7d5b3a2f1e0c-000000`;
  const boundary = `----=_Part_${sentAt.toString(16)}`;
  const domain = domainOf(mail.from);
  const headers: [string, string][] = [
    ['Return-Path', `<${id}@send.${domain}>`],
    [
      'Received',
      `from ${SERVER} (${SERVER} [${ADDRESS}]) by mx.example.org (Postfix) with ESMTPS id 4VxQ2k1z9T for <${mail.to}>; ${date}`,
    ],
    ['From', encodedMailbox(mail.from)],
    ['To', mail.to],
    ['Reply-To', encodedMailbox(mail.replyTo)],
    ['Subject', encoded(mail.subject)],
    ['Date', date],
    ['Message-ID', `<${id}@eu-west-1.amazonses.com>`],
    ...Object.entries(mail.headers),
    ['MIME-Version', '1.0'],
    ['Feedback-ID', `::1.eu-west-1.MlLVcBVYdPyFVOmrEV7cbOWQkZYuJ0Lq1kNjyJ0zUgA=:AmazonSES`],
    ['X-SES-Outgoing', `2030.01.15-${ADDRESS}`],
    ['Content-Type', `multipart/alternative; boundary="${boundary}"`],
  ];
  return [
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    ...partOf(boundary, 'text/plain', mail.text),
    ...partOf(boundary, 'text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function partOf(boundary: string, type: string, body: string): string[] {
  return [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(body),
  ];
}

/** RFC 2045, 6.7: lines of at most 76 characters, in which all but printable ASCII is written in hex. */
export function quotedPrintable(body: string): string {
  return body.split('\n').map(quotedLine).join('\r\n');
}

function quotedLine(line: string): string {
  const bytes = [...new TextEncoder().encode(line)];
  const lines: string[] = [];
  let current = '';
  for (const [index, byte] of bytes.entries()) {
    const isLastSpace = byte === 0x20 && index === bytes.length - 1;
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d && !isLastSpace;
    const written = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    // One character of the 76 is for the "=" that ends a line which goes on.
    if (current.length + written.length > 75) {
      lines.push(`${current}=`);
      current = '';
    }
    current += written;
  }
  return [...lines, current].join('\r\n');
}

/** RFC 2047: words that are not all ASCII, in as many parts as it takes, none cut within a character. */
function encoded(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words)) return words;
  const parts: string[] = [''];
  for (const character of words) {
    const part = `${parts.at(-1)}${character}`;
    if (new TextEncoder().encode(part).length > 42) parts.push(character);
    else parts[parts.length - 1] = part;
  }
  return parts.map((part) => `=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`).join('\r\n ');
}

function encodedMailbox(mailbox: string): string {
  const [, name = '', address = ''] = /^([^<]*)<([^>]*)>$/.exec(mailbox) ?? [];
  return address === '' ? mailbox : `${encoded(name.trim())} <${address}>`;
}

function domainOf(mailbox: string): string {
  return /@([^>\s]+)/.exec(mailbox)?.[1] ?? '';
}
