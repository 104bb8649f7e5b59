/**
 * The mails as they leave. A lesson's payload depends on nothing but the reader, the lesson and the
 * configuration: sent again under the same idempotency key, it has to be the same to the last byte.
 */
import type { Config } from '../config.ts';
import { fillToSend, greeting, type Template, type Values } from '../course/template.ts';
import { link } from './link.ts';
import type { Mail } from './mailer.ts';
import type { Tokens } from './tokens.ts';

/** Whom a mail is for; `name` is empty where the reader gave none. */
export interface Recipient {
  id: string;
  address: string;
  name: string;
}

interface Sender {
  config: Config;
  tokens: Pick<Tokens, 'reader' | 'lesson'>;
}

/** A lesson as it is sent: its name, and what the build made of it. */
export interface RenderedLesson {
  slug: string;
  template: Template;
}

/** A lesson for one reader, with both headers of one-click unsubscribe (RFC 8058). `cohort` is `welcome` for lesson 1. */
export async function lessonMail(
  { slug, template }: RenderedLesson,
  reader: Recipient,
  cohort: string,
  sender: Sender,
): Promise<Mail> {
  const tags = [
    { name: 'lesson', value: slug },
    { name: 'cohort', value: tagValue(cohort) },
  ];
  const onlineUrl = link(sender.config.publicUrl, '/lesson', await sender.tokens.lesson(slug));
  return readerMail(template, reader, sender, tags, { online_url: onlineUrl });
}

/** A mail for someone who is in the course: it carries their own links to manage and to leave. */
export async function readerMail(
  template: Template,
  reader: Recipient,
  { config, tokens }: Sender,
  tags: Mail['tags'],
  values: Values = {},
): Promise<Mail> {
  const [unsubscribe, preferences] = await Promise.all([
    tokens.reader(reader.id, 'unsubscribe'),
    tokens.reader(reader.id, 'preferences'),
  ]);
  const unsubscribeUrl = link(config.publicUrl, '/unsubscribe', unsubscribe);
  return {
    ...filledFor(template, reader, config, {
      ...values,
      unsubscribe_url: unsubscribeUrl,
      preferences_url: link(config.publicUrl, '/preferences', preferences),
    }),
    headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    tags,
  };
}

/** The mail that asks for confirmation; its reader is not in the course, so there is nothing to leave. */
export function confirmationMail(
  template: Template,
  reader: Omit<Recipient, 'id'>,
  token: string,
  config: Config,
): Mail {
  return {
    ...filledFor(template, reader, config, { confirm_url: link(config.publicUrl, '/confirm', token) }),
    headers: {},
    tags: [{ name: 'mail', value: 'confirmation' }],
  };
}

/** The mail to a reader who stopped, and asks again; `whyStopped` is a whole sentence (`whyStopped` in the core). */
export function comeBackMail(
  template: Template,
  reader: Omit<Recipient, 'id'>,
  token: string,
  whyStopped: string,
  config: Config,
): Mail {
  return {
    ...filledFor(template, reader, config, {
      confirm_url: link(config.publicUrl, '/confirm', token),
      why_stopped: whyStopped,
    }),
    headers: {},
    tags: [{ name: 'mail', value: 'come-back' }],
  };
}

/** The mail to a reader who is in the course, and signs up again. */
export function alreadyInMail(template: Template, reader: Recipient, sender: Sender): Promise<Mail> {
  return readerMail(template, reader, sender, [{ name: 'mail', value: 'already-in' }]);
}

/** The mail to a reader who has had all lessons, and asks again. */
export function finishedMail(template: Template, reader: Recipient, sender: Sender): Promise<Mail> {
  return readerMail(template, reader, sender, [{ name: 'mail', value: 'finished' }]);
}

/** The mail that asks a reader's new address (`reader.address`) whether it is theirs. */
export function newAddressMail(template: Template, reader: Omit<Recipient, 'id'>, token: string, config: Config): Mail {
  return {
    ...filledFor(template, reader, config, { confirm_url: link(config.publicUrl, '/address', token) }),
    headers: {},
    tags: [{ name: 'mail', value: 'new-address' }],
  };
}

function filledFor(template: Template, reader: Omit<Recipient, 'id'>, config: Config, values: Values) {
  return {
    from: config.from,
    to: reader.address,
    replyTo: config.replyTo,
    ...fillToSend(template, {
      greeting: greeting(reader.name, template.greeting),
      name: reader.name,
      site_url: config.publicUrl,
      postal_address: config.postalAddress,
      ...values,
    }),
  };
}

/** Tags may hold ASCII letters, digits, underscores and dashes (https://resend.com/docs/dashboard/emails/tags). */
function tagValue(value: string): string {
  return value.replace(/[^A-Za-z0-9_-]/g, '_');
}
