/** The mails of the course in two tables: what each is, and what it measures. */
import type { Mail } from '../../mail/mailer.ts';
import { inFigures } from '../text.ts';
import type { CourseMail } from './mails.ts';
import type { Measures } from './measures.ts';

export interface Listed {
  mail: CourseMail;
  drawn: Pick<Mail, 'subject'>;
  measures: Measures;
}

interface ListProps {
  lessons: readonly Listed[];
  others: readonly Listed[];
}

type Column = readonly [keyof Measures, string];

const BYTES: readonly Column[] = [
  ['html', 'HTML, bytes'],
  ['text', 'Text, bytes'],
];

const LENGTH: readonly Column[] = [
  ['words', 'Words'],
  ['minutes', 'Minutes'],
];

/** All of them. */
export function MailLists({ lessons, others }: ListProps) {
  const inAll = `${inFigures(sum(lessons, 'words'))} words, ${inFigures(sum(lessons, 'minutes'))} minutes`;
  return (
    <>
      <p>What your readers get, in this order. Open one to see it as they will, and to send yourself a test.</p>
      <MailTable caption={`The lessons: ${inAll}`} first="Day" columns={[...LENGTH, ...BYTES]} listed={lessons} />
      <MailTable caption="The other mails" first="Mail" columns={BYTES} listed={others} />
    </>
  );
}

interface TableProps {
  caption: string;
  /** What stands before the subject. */
  first: 'Day' | 'Mail';
  columns: readonly Column[];
  listed: readonly Listed[];
}

function MailTable({ caption, first, columns, listed }: TableProps) {
  return (
    <section class="scroll" tabindex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">Subject</th>
            {columns.map(([what, name]) => (
              <th key={what} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map(({ mail, drawn, measures }, index) => (
            <tr key={mail.key}>
              <td>{first === 'Day' ? index + 1 : mail.title}</td>
              <th scope="row">
                <a href={`/admin/lessons/${mail.key}`}>{drawn.subject}</a>
              </th>
              {columns.map(([what]) => (
                <td key={what} class="number">
                  {inFigures(measures[what])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sum(listed: readonly Listed[], what: keyof Measures): number {
  return listed.reduce((total, { measures }) => total + measures[what], 0);
}
