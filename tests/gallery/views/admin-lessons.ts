/** The operator's pages of the mails: a lesson, another mail, and tests of them. */
import type { Local } from '../../../src/cli/local/addresses.ts';
import { FIRST } from '../../fixtures/lessons.ts';
import { AUTHORIZATION } from './operator.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Fault, Visitor } from './visitor.ts';

const view = (name: string, answer: Answer, expected?: number) =>
  pageView('The operator’s area', `admin-${name}`, answer, expected);

/** What `operator` sees who knows the password. */
export async function lessonPages(operator: Visitor, { courseUrl: origin }: Local): Promise<View[]> {
  const open = (path: string) => operator.ask(path, { headers: { authorization: AUTHORIZATION } });
  const page = `/admin/lessons/${FIRST}`;
  const other = '/admin/lessons/mail.confirmation';
  const framed = async (name: string, path: string) => ({ ...pageView('Mails', name, await open(path)), path });
  const test = (to: string, fault?: Fault) =>
    operator.ask(`${page}/test`, {
      fields: { to },
      headers: { authorization: AUTHORIZATION, origin },
      ...(fault ? { fault } : {}),
    });
  return [
    view('lessons', await open('/admin/lessons')),
    view('lesson', await open(page)),
    await framed('admin-lesson-html', `${page}/html`),
    view('other-mail', await open(other)),
    await framed('admin-other-mail-html', `${other}/html`),
    view('test-sent', await open(`${page}?test=sent`)),
    view('test-mistyped', await test('anna.reader.example'), 422),
    view('test-failed', await test('anna@reader.example', 'mail'), 502),
  ];
}
