import { raw } from 'hono/html';
import { Hidden, SignupAgain } from './hidden.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';
import { submitWhenSeen } from './scripts.ts';
import type { SignupValues } from './signup-form.tsx';

interface ConfirmProps extends PageProps {
  token: string;
}

/**
 * `GET /confirm`: changes nothing by itself. A person's browser posts the form as soon as the page is seen; without
 * script, they press the button. So the words are true both before and after that.
 */
export function Confirm({ site, token }: ConfirmProps) {
  return (
    <Page site={site} title="Confirm your address">
      <section class="card alone">
        <p class="label">The last step</p>
        <h1>Confirm your address</h1>
        <p>This tells us that the address is yours. Lesson 1 follows right away.</p>
        <form method="post" action="/confirm">
          <Hidden fields={{ token }} />
          <button type="submit">Yes, send me lesson 1</button>
          <p class="fine" role="status" hidden>
            Confirming… If this takes more than a few seconds, please press the button.
          </p>
          <script nonce={site.nonce}>{raw(submitWhenSeen)}</script>
        </form>
      </section>
    </Page>
  );
}

interface LinkExpiredProps extends PageProps {
  /** What the expired link had carried. */
  values: SignupValues;
}

/** The confirmation link is too old to be used; a new one is a button away. */
export function LinkExpired({ site, values }: LinkExpiredProps) {
  return (
    <Page site={site} title="This link has expired">
      <section class="card alone">
        <h1>This link has expired</h1>
        <p>
          A confirmation link works for seven days, and this one is older. Nothing is lost: we can send a new one to{' '}
          <Address email={values.email} />.
        </p>
        <SignupAgain values={values} label="Send me a new link" />
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
