/** Every mail, as it came to somebody; and the page of those who are at the end. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIL_PATHS, type MailName } from '../../../src/course/mail-paths.ts';
import type { Cast } from './own-page.ts';
import { mailView, pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

/** All have lived until the end of the course; `reader` signed up by the form. */
export async function mails(reader: Visitor, { Fiona, Lena, Nora, Adam }: Cast): Promise<View[]> {
  const [confirmation, ...lessons] = await reader.mails();
  if (!confirmation) throw new Error(`${reader.name} was sent nothing.`);
  const finished = pageView('The reader’s own page', 'finished', await Fiona.preferences());
  await Fiona.signUp();
  return [
    finished,
    mailView('mail-confirmation', confirmation),
    ...lessons.map((mail, index) => mailView(`mail-lesson-${index + 1}`, mail)),
    mailView('mail-already-in', await Nora.mailWith(await subjectOf('alreadyIn'))),
    mailView('mail-come-back', await Lena.mailWith(await subjectOf('comeBack'))),
    mailView('mail-finished', await Fiona.mailWith(await subjectOf('finished'))),
    mailView('mail-new-address', await Adam.mailWith(await subjectOf('newAddress'), 'adam@new.example')),
  ];
}

/** As the build left it. */
async function subjectOf(name: MailName): Promise<string> {
  return JSON.parse(await readFile(join('dist/assets', MAIL_PATHS[name]), 'utf8')).subject;
}
