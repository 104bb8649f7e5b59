/** Every mail, as it came to somebody; and the page of those who are at the end. */
import { messages } from '../../../src/locales/en.ts';
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
    mailView('mail-already-in', await Nora.mailWith(messages.mails.alreadyIn.subject)),
    mailView('mail-come-back', await Lena.mailWith(messages.mails.comeBack.subject)),
    mailView('mail-finished', await Fiona.mailWith(messages.mails.finished.subject)),
    mailView('mail-new-address', await Adam.mailWith(messages.mails.newAddress.subject, 'adam@new.example')),
  ];
}
