/** A mail as it is read, and not as a call to Resend carries it. */
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
