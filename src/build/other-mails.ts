/** The mails that are no lesson: the product's own, but for what the author's course says of them. */
import type { CourseDefinition, MailDefinition } from '../course/definition.ts';
import type { MailName } from '../course/mail-paths.ts';
import type { Sentences } from '../locales/locale.ts';

/** Each by its key in the course's definition, as the author's mistakes name it. */
export const OTHER_MAILS: readonly [MailName, string][] = [
  ['confirmation', 'The confirmation mail'],
  ['alreadyIn', 'The "already in" mail'],
  ['comeBack', 'The "come back" mail'],
  ['finished', 'The "finished" mail'],
  ['newAddress', 'The "new address" mail'],
];

/** Their subjects and templates: the author's, or else the language's own subject and the template that is named as the mail. */
export function otherMails(
  { mails = {} }: Pick<CourseDefinition, 'mails'>,
  { mails: own }: Pick<Sentences, 'mails'>,
): Record<MailName, MailDefinition> {
  const mail = (key: MailName, template: string): MailDefinition => ({
    subject: own[key].subject,
    template,
    ...mails[key],
  });
  return {
    confirmation: mail('confirmation', 'confirmation.tsx'),
    alreadyIn: mail('alreadyIn', 'already-in.tsx'),
    comeBack: mail('comeBack', 'come-back.tsx'),
    finished: mail('finished', 'finished.tsx'),
    newAddress: mail('newAddress', 'new-address.tsx'),
  };
}
