/** What is in a mail. */

import type { Mail } from '../stand-ins/resend/wire.ts';
import type { TestCourse } from './harness.ts';
import { elementsOf } from './page.ts';

/** The newest mail to somebody; throws where there is none. */
export async function lastMailTo(course: TestCourse, email: string): Promise<Mail> {
  const mail = (await course.mailsTo(email)).at(-1);
  if (!mail) throw new Error(`There is no mail to ${email}.`);
  return mail;
}

/** Every link of a mail, in its HTML and in its text. */
export async function linksIn({ payload }: Mail): Promise<{ html: string[]; text: string[] }> {
  const elements = await elementsOf(payload.html ?? '');
  return {
    html: elements.flatMap(({ attributes }) => attributes.get('href') ?? []),
    text: payload.text?.match(/https?:[^\s<>()]*[^\s<>().,]/g) ?? [],
  };
}
