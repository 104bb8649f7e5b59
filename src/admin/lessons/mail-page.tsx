/** One mail: what it measures, a test of it, how it will look, and its plain text. */
import { plain } from '../../course/json-text.ts';
import type { Mail } from '../../mail/mailer.ts';
import { InputField } from '../../web/parts/field.tsx';
import { inFigures } from '../text.ts';
import type { CourseMail } from './mails.ts';
import type { Measures } from './measures.ts';

/** What has become of a test: `words` say what is wrong, `typed` is what was typed. */
export type TestState = { kind: 'none' | 'sent' } | { kind: 'wrong' | 'failed'; messages: string; typed: string };

interface MailPageProps {
  mail: CourseMail;
  drawn: Mail;
  measures: Measures;
  test: TestState;
}

/** Above this (bytes), Gmail cuts a mail off: https://github.com/hteumeuleu/email-bugs/issues/41. */
const CLIPPED_AT = 102 * 1024;

export function MailPage({ mail, drawn, measures: { words, minutes, html, text }, test }: MailPageProps) {
  const length =
    'lesson' in mail.kind
      ? ([
          ['Words', words],
          ['Minutes', minutes],
        ] as const)
      : [];
  const tiles = [...length, ['Bytes of HTML', html], ['Bytes of text', text]] as const;
  return (
    <>
      <p>{'lesson' in mail.kind ? mail.title : `Subject: ${drawn.subject}`}</p>
      <Told test={test} />
      <dl class="tiles">
        {tiles.map(([name, number]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{inFigures(number)}</dd>
          </div>
        ))}
      </dl>
      {html > CLIPPED_AT ? <p>Gmail cuts a mail off at 102 KB of HTML: shorten this one.</p> : null}
      <TestForm mail={mail} test={test} />
      <h2>How it will look</h2>
      <Look mail={mail} />
      <h2>Its plain text</h2>
      <pre class="plain" tabindex={0}>
        {plain(drawn.text)}
      </pre>
      <p>
        <a href="/admin/lessons">All lessons and mails</a>
      </p>
    </>
  );
}

/** It takes the focus, so that it is read first. What is wrong with an address stands beside it. */
function Told({ test }: { test: TestState }) {
  switch (test.kind) {
    case 'sent':
      return (
        <div class="note" tabindex={-1} autofocus>
          <p role="status">The test is on its way.</p>
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
        It leaves at once, as a reader gets it, with “[Test]” before its subject. The links in it that are a reader’s
        own are nobody’s: pressing them does nothing.
      </p>
      <form method="post" action={`/admin/lessons/${mail.key}/test`}>
        <InputField
          id="to"
          label="To which address?"
          message={test.kind === 'wrong' ? test.messages : undefined}
          type="email"
          name="to"
          value={typed}
          required
          maxlength={254}
          autocomplete="email"
          inputmode="email"
        />
        <button type="submit">Send the test</button>
      </form>
    </>
  );
}

/** The mail in a frame of its own, in which nothing runs; at the width of a desk, or of a phone. */
function Look({ mail }: Pick<MailPageProps, 'mail'>) {
  return (
    <div class="look">
      <fieldset>
        <legend class="unseen">Width</legend>
        <label class="check">
          <input type="radio" name="width" value="wide" checked /> Full width
        </label>
        <label class="check">
          <input type="radio" name="width" value="phone" /> A phone
        </label>
      </fieldset>
      <iframe src={`/admin/lessons/${mail.key}/html`} title="The mail as it will look" sandbox="" />
    </div>
  );
}
