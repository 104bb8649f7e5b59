import type { Confirmation } from '../core/confirmation.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { SignupAgain } from './hidden.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';
import type { SignupValues } from './signup-form.tsx';

interface ConfirmProps extends PageProps {
  token: string;
  /** What pressing the button will do. */
  kind: Kind;
}

type Kind = Exclude<Confirmation['kind'], 'outdated'>;

const WORDS: Record<Kind, { label: string; title: string; words: string; button: string }> = {
  begin: {
    label: 'The last step',
    title: 'Confirm your address',
    words: 'This tells us that the address is yours. Lesson 1 follows right away.',
    button: 'Yes, send me lesson 1',
  },
  return: {
    label: 'Good to see you again',
    title: 'Shall we go on?',
    words:
      'Your place was kept. The next lesson is one that you haven’t had yet, and it comes in the morning, as before.',
    button: 'Go on with the course',
  },
  already: {
    label: 'Nothing more to do',
    title: 'You are already in',
    words: 'Your address is confirmed and your place in the course is safe.',
    button: 'See how it goes on',
  },
};

/**
 * `GET /confirm`: changes nothing by itself. A person's browser posts the form as soon as the page is seen; without
 * script, they press the button. So the words are true both before and after that.
 */
export function Confirm({ site, token, kind }: ConfirmProps) {
  const { label, title, words, button } = WORDS[kind];
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <p class="label">{label}</p>
        <h1>{title}</h1>
        <p>{words}</p>
        <ConfirmForm site={site} action="/confirm" token={token} button={button} />
      </section>
    </Page>
  );
}

interface LinkExpiredProps extends PageProps {
  /** What the link had carried. */
  values: SignupValues;
  /** `left`: its reader has left since; else it is too old. */
  why: 'old' | 'left';
}

const WHY = {
  old: 'A confirmation link works for seven days, and this one is older. Nothing is lost: we can send a new one to',
  left: 'You have left the course since we sent it, and your leaving counts. If you would like to come back, we can send a new one to',
};

/** The confirmation link does not count any more; a new one is a button away. */
export function LinkExpired({ site, values, why }: LinkExpiredProps) {
  return (
    <Page site={site} title="This link has expired">
      <section class="card alone">
        <h1>This link has expired</h1>
        <p>
          {WHY[why]} <Address email={values.email} />.
        </p>
        <SignupAgain values={values} label="Send me a new link" site={site} />
      </section>
    </Page>
  );
}

/** Not a link of ours, or not all of it. */
export function LinkBroken({ site }: PageProps) {
  return (
    <Page site={site} title="This link doesn’t work">
      <section class="card alone">
        <h1>This link doesn’t work</h1>
        <p>
          A part of it is probably missing. That happens when a mail app breaks a long link in two, or when only a piece
          of it was copied.
        </p>
        <ul>
          <li>Go back to the email and press the button there once more.</li>
          <li>Or copy the whole link from the email into the address bar of your browser.</li>
        </ul>
        <p>If neither helps, sign up again and we send you a fresh email.</p>
        <p class="act">
          <a class="button" href="/">
            Sign up again
          </a>
        </p>
      </section>
    </Page>
  );
}
