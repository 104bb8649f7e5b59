import type { Confirmation } from '../../domain/confirmation.ts';
import type { PageProps } from '../context.ts';
import { ConfirmForm } from '../parts/confirm-form.tsx';
import { EmailAddress, ProgressBar } from '../parts/elements.tsx';
import { Card, Page } from '../parts/page.tsx';
import { SignUpAgain, type SignupValues } from '../parts/signup-form.tsx';

interface ConfirmProps extends PageProps {
  token: string;
  /** What pressing the button will do. */
  kind: Exclude<Confirmation['kind'], 'outdated'>;
}

/**
 * `GET /confirm`: changes nothing by itself. A person's browser posts the form as soon as the page is seen; without
 * script, they press the button. So the text is true both before and after that.
 */
export function Confirm({ site, token, kind }: ConfirmProps) {
  const { label, title, text, button } = site.messages.confirm.pages[kind];
  return (
    <Card site={site} label={label} title={title}>
      <p>{text}</p>
      <ConfirmForm site={site} action="/confirm" token={token} button={button} />
    </Card>
  );
}

interface ConfirmedProps extends PageProps {
  outcome: 'sent' | 'delayed' | 'already' | 'paused' | 'returned';
  /** When the next lesson comes (after lesson 1, if that is just being sent), as text; null: none comes. */
  nextLessonAt: string | null;
  preferencesUrl: string;
}

/** After `POST /confirm`: the subscriber is in the course, and learns what comes when. */
export function Confirmed({ site, outcome, nextLessonAt, preferencesUrl }: ConfirmedProps) {
  const { outcomes, second, next, ownPage } = site.messages.confirmed;
  const { label, title, text } = outcomes[outcome];
  const isFirst = outcome === 'sent' || outcome === 'delayed';
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <p class="label">{label}</p>
        {isFirst ? <ProgressBar done={1} of={site.course.lessons.length} /> : null}
        <h1>{title}</h1>
        <p>{text}</p>
        {nextLessonAt === null ? null : <p class="set-apart">{(isFirst ? second : next)({ when: nextLessonAt })}</p>}
        <p>{ownPage({ page: preferencesUrl })}</p>
      </section>
    </Page>
  );
}

interface LinkExpiredProps extends PageProps {
  /** What the link carried. */
  values: SignupValues;
  /** `left`: the subscriber has left since; else it is too old. */
  why: 'old' | 'left';
}

/** The confirmation link is no longer valid; a button sends a new one. */
export function LinkExpired({ site, values, why }: LinkExpiredProps) {
  const messages = site.messages.confirm.expired;
  return (
    <Card site={site} title={messages.title}>
      <p>{messages[why]({ address: <EmailAddress email={values.email} /> })}</p>
      <SignUpAgain values={values} label={messages.again} site={site} />
    </Card>
  );
}

/** The link is not ours, or not complete. */
export function LinkBroken({ site }: PageProps) {
  const messages = site.messages.confirm.broken;
  return (
    <Card site={site} title={messages.title}>
      <p>{messages.text}</p>
      <ul>
        <li>{messages.press}</li>
        <li>{messages.copy}</li>
      </ul>
      <p>{messages.otherwise}</p>
      <p class="act">
        <a class="button" href="/">
          {messages.again}
        </a>
      </p>
    </Card>
  );
}
