/**
 * Every email of the course, filled in as for a real subscriber, for previews and tests. Its personal links are signed for
 * nobody: they look real but open nothing. Only the link to a lesson's public page works.
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

/** Whom previews greet. */
const SAMPLE_NAME = 'Anna';
const SAMPLE_ADDRESS = 'anna@reader.example';

/** An email of the course: `key` identifies it in URLs, `title` names it. */
export interface CourseMail {
  key: string;
  title: string;
  kind: { lesson: string } | { mail: MailName };
}

const TITLES: Readonly<Record<MailName, string>> = {
  confirmation: 'Confirmation',
  alreadyIn: 'Already subscribed',
  comeBack: 'Come back',
  finished: 'Already finished',
  newAddress: 'New address',
};

/** Slugs contain no dots, so these keys can't collide with a lesson's. */
const keyOf = (name: MailName) => MAIL_PATHS[name].replace(/^mails\/(.*)\.json$/, 'mail.$1');

/** The lessons in order, and the other emails. */
export function courseMails({ lessons }: Services['course']): { lessons: CourseMail[]; others: CourseMail[] } {
  const names = Object.keys(MAIL_PATHS) as MailName[];
  return {
    lessons: lessons.map(({ slug }, index) => ({ key: slug, title: `Lesson ${index + 1}`, kind: { lesson: slug } })),
    others: names.map((name) => ({ key: keyOf(name), title: TITLES[name], kind: { mail: name } })),
  };
}

/** The email with this key; null if there is none. */
export function mailWithKey(key: string, course: Services['course']): CourseMail | null {
  const { lessons, others } = courseMails(course);
  return [...lessons, ...others].find((mail) => mail.key === key) ?? null;
}

/** The email as it would be sent to an address; by default, to the sample subscriber. */
export async function drawMail(
  { kind }: CourseMail,
  { whyStopped }: Messages,
  { config, templates, tokens }: Services,
  address = SAMPLE_ADDRESS,
): Promise<Mail> {
  const nobody = await tokens.nobody();
  const recipient = { id: '', address, name: SAMPLE_NAME };
  const sender = { config, tokens: { reader: async () => nobody, lesson: tokens.lesson } };
  if ('lesson' in kind) {
    const lesson = { slug: kind.lesson, template: await templates.lesson(kind.lesson) };
    return lessonMail(lesson, recipient, 'test', sender);
  }
  const template = await templates[kind.mail]();
  switch (kind.mail) {
    case 'confirmation':
      return confirmationMail(template, recipient, nobody, config);
    case 'alreadyIn':
      return alreadyInMail(template, recipient, sender);
    case 'comeBack':
      return comeBackMail(template, recipient, { token: nobody, whyStopped: whyStopped.left }, config);
    case 'finished':
      return finishedMail(template, recipient, sender);
    case 'newAddress':
      return newAddressMail(template, recipient, nobody, config);
  }
}
