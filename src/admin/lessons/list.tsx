/** The course's emails in two tables, with their size and reading time. */
import type { Mail } from '../../mail/mailer.ts';
import { formatNumber } from '../format.ts';
import { ScrollableTable } from '../parts.tsx';
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
  ['html', 'HTML (bytes)'],
  ['text', 'Text (bytes)'],
];

const LENGTH: readonly Column[] = [
  ['words', 'Words'],
  ['minutes', 'Minutes'],
];

/** All emails. */
export function MailLists({ lessons, others }: ListProps) {
  const total = `${formatNumber(sum(lessons, 'words'))} words, ${formatNumber(sum(lessons, 'minutes'))} minutes`;
  return (
    <>
      <p>Everything your readers receive, in this order. Open an email to preview it and to send yourself a test.</p>
      <MailTable caption={`Lessons: ${total}`} first="Day" columns={[...LENGTH, ...BYTES]} listed={lessons} />
      <MailTable caption="Other emails" first="Email" columns={BYTES} listed={others} />
    </>
  );
}

interface TableProps {
  caption: string;
  /** The header of the column before the subject. */
  first: 'Day' | 'Email';
  columns: readonly Column[];
  listed: readonly Listed[];
}

function MailTable({ caption, first, columns, listed }: TableProps) {
  return (
    <ScrollableTable label={caption}>
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
                  {formatNumber(measures[what])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollableTable>
  );
}

function sum(listed: readonly Listed[], what: keyof Measures): number {
  return listed.reduce((total, { measures }) => total + measures[what], 0);
}
