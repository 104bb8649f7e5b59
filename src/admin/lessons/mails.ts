/**
 * Every mail of the course, filled as for a real reader, to be looked at or to be sent as a test. Its links are signed for
 * nobody: they look like a reader's, and open nothing. Only the link to a lesson's page works, which is everybody's.
 */
import { MAIL_PATHS, type MailName } from '../../course/mail-paths.ts';
import type { Messages } from '../../locales/locale.ts';
import {
  alreadyInMail,
  comeBackMail,
  confirmationMail,
  finishedMail,
  lessonMail,
  newAddressMail,
} from '../../mail/compose.ts';
import type { Mail } from '../../mail/mailer.ts';
import type { Services } from '../../services.ts';

/** Whom the mails greet that are looked at. */
const SAMPLE_NAME = 'Anna';
const SAMPLE_ADDRESS = 'anna@reader.example';

/** A mail of the course as the area names it: `key` stands in addresses, `title` says what it is. */
export interface CourseMail {
  key: string;
  title: string;
  kind: { lesson: string } | { mail: MailName };
}

const TITLES: Readonly<Record<MailName, string>> = {
  confirmation: 'Please confirm',
  alreadyIn: 'Already in the course',
  comeBack: 'Come back',
  finished: 'Had all lessons',
  newAddress: 'A new address',
};

/** No slug has a dot in it, so that no lesson is taken for another mail. */
const keyOf = (name: MailName) => MAIL_PATHS[name].replace(/^mails\/(.*)\.json$/, 'mail.$1');

/** The lessons in their order, then the other mails. */
export function courseMails({ lessons }: Services['course']): { lessons: CourseMail[]; others: CourseMail[] } {
  const names = Object.keys(MAIL_PATHS) as MailName[];
  return {
    lessons: lessons.map(({ slug }, index) => ({ key: slug, title: `Lesson ${index + 1}`, kind: { lesson: slug } })),
    others: names.map((name) => ({ key: keyOf(name), title: TITLES[name], kind: { mail: name } })),
  };
}

/** The mail with this key; null where there is none. */
export function mailWithKey(key: string, course: Services['course']): CourseMail | null {
  const { lessons, others } = courseMails(course);
  return [...lessons, ...others].find((mail) => mail.key === key) ?? null;
}

/** The mail as it would leave to an address; without one, to the sample reader. */
export async function drawMail(
  { kind }: CourseMail,
  { whyStopped }: Messages,
  { config, templates, tokens }: Services,
  address = SAMPLE_ADDRESS,
): Promise<Mail> {
  const nobody = await tokens.nobody();
  const reader = { id: '', address, name: SAMPLE_NAME };
  const sender = { config, tokens: { reader: async () => nobody, lesson: tokens.lesson } };
  if ('lesson' in kind) {
    const lesson = { slug: kind.lesson, template: await templates.lesson(kind.lesson) };
    return lessonMail(lesson, reader, 'test', sender);
  }
  const template = await templates[kind.mail]();
  switch (kind.mail) {
    case 'confirmation':
      return confirmationMail(template, reader, nobody, config);
    case 'alreadyIn':
      return alreadyInMail(template, reader, sender);
    case 'comeBack':
      return comeBackMail(template, reader, { token: nobody, whyStopped: whyStopped.left }, config);
    case 'finished':
      return finishedMail(template, reader, sender);
    case 'newAddress':
      return newAddressMail(template, reader, nobody, config);
  }
}
