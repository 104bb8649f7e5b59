import { Hidden, SignupAgain } from './hidden.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';
import type { SignupValues } from './signup-form.tsx';

interface UnsubscribeProps extends PageProps {
  token: string;
}

/** `GET /unsubscribe`: asks once, because link scanners open every link; the button leaves. */
export function Unsubscribe({ site, token }: UnsubscribeProps) {
  return (
    <Page site={site} title="Leave the course?">
      <section class="card alone">
        <h1>Leave the course?</h1>
        <p>Press the button and no more lessons come. We keep your place, in case you would like to go on one day.</p>
        <form method="post" action="/unsubscribe">
          <Hidden fields={{ token }} />
          <button type="submit">Leave the course</button>
        </form>
        <p class="fine">Would you rather stay? Then just close this page: nothing has changed.</p>
      </section>
    </Page>
  );
}

interface GoodbyeProps extends PageProps {
  values: SignupValues;
}

/** After leaving: it is done, and the way back is open. */
export function Goodbye({ site, values }: GoodbyeProps) {
  return (
    <Page site={site} title="You have left the course">
      <section class="card alone">
        <h1>You have left the course</h1>
        <p>
          No more lessons come to <Address email={values.email} />. Thank you for the time you gave it. We wish you
          well, whatever comes next.
        </p>
        <h2>Changed your mind?</h2>
        <p>You can go on where you left off. We send you an email to confirm first.</p>
        <SignupAgain values={values} label="Continue the course" site={site} />
      </section>
    </Page>
  );
}
