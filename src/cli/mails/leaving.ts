/** Every mail of the course as it leaves for one reader: rendered, filled in and signed by the code that the Worker runs. */

import type { CourseFolder } from '../../build/folder.ts';
import { tellAll } from '../../build/problem.ts';
import { renderCourse } from '../../build/render.ts';
import { parseConfig } from '../../config.ts';
import { lessonPath, MAIL_PATHS, onlinePath } from '../../course/mail-paths.ts';
import { fill, type Template } from '../../course/template.ts';
import {
  comeBackMail,
  confirmationMail,
  finishedMail,
  lessonMail,
  newAddressMail,
  subscriberMail,
} from '../../mail/compose.ts';
import type { Mail } from '../../mail/mailer.ts';
import { createTokens } from '../../mail/tokens.ts';
import { type ReadableMail, readable } from './message.ts';

/** A course that is set up as an operator would; everything in it is made up. */
const VARS = {
  PUBLIC_URL: 'https://course.example.com',
  FROM: 'Anna Berg <anna@course.example.com>',
  REPLY_TO: 'anna@example.com',
  POSTAL_ADDRESS: 'Anna Berg, 12 Harbour Lane, 04109 Leipzig, Germany',
  RESEND_API_KEY: 're_none',
  SIGNING_SECRET: 'a-secret-for-samples-only-0123456789',
};

const READER = { id: '0123456789abcdef0123456789abcdef', address: 'jonas.weber@example.org', name: 'Jonas' };

/** An instant like any other (ms); a link's token holds when it was made. */
const ISSUED_AT = Date.parse('2030-01-15T12:00:00Z');

export interface Leaving {
  /** By the name of their template: `confirmation`, `lessons/first-steps`. */
  mails: Map<string, ReadableMail>;
  /** The HTML of each lesson's page in the browser, by its slug. */
  pages: Map<string, string>;
}

/** Renders a course anew; `scratch` is a folder for bundles. Throws where the course has a mistake. */
export async function leavingMails(folder: CourseFolder, scratch: string): Promise<Leaving> {
  const rendered = await renderCourse(folder, scratch);
  if (!rendered.ok) throw new Error(tellAll(rendered.problems));
  const parsed = parseConfig(VARS);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const { config } = parsed;
  const sender = { config, tokens: await createTokens(config.signingSecrets) };

  const template = (path: string): Template => {
    const found = rendered.mails.get(path);
    if (!found) throw new Error(`${path} was not rendered.`);
    return found;
  };

  const signup = { address: READER.address, name: READER.name, timeZone: 'Europe/Berlin', origin: VARS.PUBLIC_URL };
  const yes = await sender.tokens.signup(signup, ISSUED_AT);
  const move = await sender.tokens.address({ id: READER.id, address: READER.address }, ISSUED_AT);
  const alreadyIn = [{ name: 'mail', value: 'already-in' }];
  const mails = new Map<string, Mail>([
    ['confirmation', confirmationMail(template(MAIL_PATHS.confirmation), READER, yes, config)],
    ['already-in', await subscriberMail(template(MAIL_PATHS.alreadyIn), READER, sender, { tags: alreadyIn })],
    [
      'come-back',
      comeBackMail(
        template(MAIL_PATHS.comeBack),
        READER,
        { token: yes, whyStopped: rendered.sentences.whyStopped.left },
        config,
      ),
    ],
    ['finished', await finishedMail(template(MAIL_PATHS.finished), READER, sender)],
    ['new-address', newAddressMail(template(MAIL_PATHS.newAddress), READER, move, config)],
  ]);
  const pages = new Map<string, string>();
  for (const { slug } of rendered.definition.lessons) {
    const lesson = { slug, template: template(lessonPath(slug)) };
    mails.set(`lessons/${slug}`, await lessonMail(lesson, READER, 'welcome', sender));
    const values = { site_url: config.publicUrl, postal_address: config.postalAddress };
    pages.set(slug, fill(template(onlinePath(slug)), values).html);
  }
  return { mails: new Map([...mails].map(([name, mail]) => [name, readable(mail)])), pages };
}
