/**
 * Composes mails. A lesson's payload depends only on the recipient, the lesson and the configuration: sent again under
 * the same idempotency key, it has to be identical to the last byte.
 */
import type { Config } from '../config.ts';
import { fillToSend, greeting, type Template, type Values } from '../course/template.ts';
import type { Mail } from './mailer.ts';
import { link, type Tokens } from './tokens.ts';

/** Whom a mail is for; `id` is the subscriber's, `name` is empty if they gave none. */
export interface Recipient {
  id: string;
  address: string;
  name: string;
}

interface Sender {
  config: Config;
  tokens: Pick<Tokens, 'reader' | 'lesson'>;
}

/** A lesson as it is sent: its slug, and its template from the build. */
export interface RenderedLesson {
  slug: string;
  template: Template;
}

/**
 * A lesson for one subscriber, with both headers of one-click unsubscribe (RFC 8058). `cohort` is its tag: the cohort's
 * name, or an `ImmediateKind` for a lesson that leaves at once.
 */
export async function lessonMail(
  { slug, template }: RenderedLesson,
  recipient: Recipient,
  cohort: string,
  sender: Sender,
): Promise<Mail> {
  const tags = [
    { name: 'lesson', value: slug },
    { name: 'cohort', value: tagValue(cohort) },
  ];
  const onlineUrl = link(sender.config.publicUrl, '/lesson', await sender.tokens.lesson(slug));
  return subscriberMail(template, recipient, sender, { tags, values: { online_url: onlineUrl } });
}

/** A mail for a subscriber, with their own links to preferences and to unsubscribe. */
export async function subscriberMail(
  template: Template,
  recipient: Recipient,
  { config, tokens }: Sender,
  { tags, values = {} }: { tags: Mail['tags']; values?: Values },
): Promise<Mail> {
  const [unsubscribe, preferences] = await Promise.all([
    tokens.reader(recipient.id, 'unsubscribe'),
    tokens.reader(recipient.id, 'preferences'),
  ]);
  const unsubscribeUrl = link(config.publicUrl, '/unsubscribe', unsubscribe);
  return {
    ...filledFor(template, recipient, config, {
      ...values,
      unsubscribe_url: unsubscribeUrl,
      preferences_url: link(config.publicUrl, '/preferences', preferences),
    }),
    headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    tags,
  };
}

/** The mail that asks for confirmation. Its recipient is no subscriber yet, so it has no unsubscribe link. */
export function confirmationMail(
  template: Template,
  recipient: Omit<Recipient, 'id'>,
  token: string,
  config: Config,
): Mail {
  return {
    ...filledFor(template, recipient, config, { confirm_url: link(config.publicUrl, '/confirm', token) }),
    headers: {},
    tags: [{ name: 'mail', value: 'confirmation' }],
  };
}

/** The mail to a former subscriber who signs up again; `whyStopped` is a whole sentence from the locale's messages. */
export function comeBackMail(
  template: Template,
  recipient: Omit<Recipient, 'id'>,
  { token, whyStopped }: { token: string; whyStopped: string },
  config: Config,
): Mail {
  return {
    ...filledFor(template, recipient, config, {
      confirm_url: link(config.publicUrl, '/confirm', token),
      why_stopped: whyStopped,
    }),
    headers: {},
    tags: [{ name: 'mail', value: 'come-back' }],
  };
}

/** The mail to a subscriber who signs up again. */
export function alreadyInMail(template: Template, recipient: Recipient, sender: Sender): Promise<Mail> {
  return subscriberMail(template, recipient, sender, { tags: [{ name: 'mail', value: 'already-in' }] });
}

/** The mail to a subscriber who has had all lessons and signs up again. */
export function finishedMail(template: Template, recipient: Recipient, sender: Sender): Promise<Mail> {
  return subscriberMail(template, recipient, sender, { tags: [{ name: 'mail', value: 'finished' }] });
}

/** The mail that asks a subscriber's new address (`recipient.address`) for confirmation. */
export function newAddressMail(
  template: Template,
  recipient: Omit<Recipient, 'id'>,
  token: string,
  config: Config,
): Mail {
  return {
    ...filledFor(template, recipient, config, { confirm_url: link(config.publicUrl, '/address', token) }),
    headers: {},
    tags: [{ name: 'mail', value: 'new-address' }],
  };
}

function filledFor(template: Template, recipient: Omit<Recipient, 'id'>, config: Config, values: Values) {
  return {
    from: config.from,
    to: recipient.address,
    replyTo: config.replyTo,
    ...fillToSend(template, {
      greeting: greeting(recipient.name, template.greeting),
      name: recipient.name,
      site_url: config.publicUrl,
      postal_address: config.postalAddress,
      ...values,
    }),
  };
}

/** A tag may hold ASCII letters, digits, underscores and dashes (https://resend.com/docs/dashboard/emails/tags). */
function tagValue(value: string): string {
  return value.replace(/[^A-Za-z0-9_-]/g, '_');
}
