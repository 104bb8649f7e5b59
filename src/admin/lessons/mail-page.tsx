/** The page of one email: its size, a form to send a test, a preview, and its plain text. */
import { plain } from '../../course/json-text.ts';
import type { Mail } from '../../mail/mailer.ts';
import { InputField } from '../../web/parts/field.tsx';
import { formatNumber } from '../format.ts';
import type { CourseMail } from './mails.ts';
import type { Measures } from './measures.ts';

/** The result of a test: `messages` say what is wrong, `typed` is the address that was entered. */
export type TestState = { kind: 'none' | 'sent' } | { kind: 'wrong' | 'failed'; messages: string; typed: string };

interface MailPageProps {
  mail: CourseMail;
  drawn: Mail;
  measures: Measures;
  test: TestState;
}

/** Above this size (bytes), Gmail clips an email: https://github.com/hteumeuleu/email-bugs/issues/41. */
const CLIPPED_AT = 102 * 1024;

export function MailPage({ mail, drawn, measures: { words, minutes, html, text }, test }: MailPageProps) {
  const length =
    'lesson' in mail.kind
      ? ([
          ['Words', words],
          ['Minutes', minutes],
        ] as const)
      : [];
  const tiles = [...length, ['HTML (bytes)', html], ['Text (bytes)', text]] as const;
  return (
    <>
      <p>{'lesson' in mail.kind ? mail.title : `Subject: ${drawn.subject}`}</p>
      <TestResult test={test} />
      <dl class="tiles">
        {tiles.map(([name, number]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(number)}</dd>
          </div>
        ))}
      </dl>
      {html > CLIPPED_AT ? <p>Gmail clips emails over 102 KB of HTML. Shorten this one.</p> : null}
      <TestForm mail={mail} test={test} />
      <h2>Preview</h2>
      <Preview mail={mail} />
      <h2>Plain text</h2>
      <pre class="plain" tabindex={0}>
        {plain(drawn.text)}
      </pre>
      <p>
        <a href="/admin/lessons">All lessons and emails</a>
      </p>
    </>
  );
}

/** Takes the focus, so that screen readers read it first. A mistake in the address is shown beside the field instead. */
function TestResult({ test }: { test: TestState }) {
  switch (test.kind) {
    case 'sent':
      return (
        <div class="note" tabindex={-1} autofocus>
          <p role="status">Test sent.</p>
        </div>
      );
    case 'failed':
      return (
        <div class="note unwell" tabindex={-1} autofocus>
          <p role="alert">{test.messages}</p>
        </div>
      );
    default:
      return null;
  }
}

function TestForm({ mail, test }: Pick<MailPageProps, 'mail' | 'test'>) {
  const typed = 'typed' in test ? test.typed : '';
  return (
    <>
      <h2>Send a test</h2>
      <p>
        The test is sent immediately, exactly as a reader would receive it, with “[Test]” in front of the subject. Its
        personal links belong to no reader: clicking them does nothing.
      </p>
      <form method="post" action={`/admin/lessons/${mail.key}/test`}>
        <InputField
          id="to"
          label="Send to"
          message={test.kind === 'wrong' ? test.messages : undefined}
          type="email"
          name="to"
          value={typed}
          required
          maxlength={254}
          autocomplete="email"
          inputmode="email"
        />
        <button type="submit">Send test</button>
      </form>
    </>
  );
}

/** The email in a sandboxed frame, at desktop or phone width. */
function Preview({ mail }: Pick<MailPageProps, 'mail'>) {
  return (
    <div class="look">
      <fieldset>
        <legend class="unseen">Width</legend>
        <label class="check">
          <input type="radio" name="width" value="wide" checked /> Full width
        </label>
        <label class="check">
          <input type="radio" name="width" value="phone" /> Phone
        </label>
      </fieldset>
      <iframe src={`/admin/lessons/${mail.key}/html`} title="Preview of the email" sandbox="" />
    </div>
  );
}
