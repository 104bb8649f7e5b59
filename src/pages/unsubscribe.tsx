import { Hidden } from './hidden.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';
import { AfterLeaving } from './reason.tsx';

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
  /** Opens the reader's own page; null for who goes on with another address, whose page this link must not open. */
  token: string | null;
  email: string;
  /** They have said why already. */
  gaveReason: boolean;
}

/** After leaving: it is done, one button takes it back, and whoever likes can say why. */
export function Goodbye({ site, token, email, gaveReason }: GoodbyeProps) {
  return (
    <Page site={site} title="You have left the course">
      <section class="card alone">
        <h1>You have left the course</h1>
        {token === null ? (
          <p>No more lessons come. If you would like to come back one day, just sign up again.</p>
        ) : (
          <>
            <p>
              No more lessons come to <Address email={email} />. Thank you for the time you gave it. We wish you well,
              whatever comes next.
            </p>
            <AfterLeaving token={token} gaveReason={gaveReason} />
            {gaveReason ? <p class="fine">Thank you for telling us why.</p> : null}
            <p class="fine">
              What is kept of you, and how to delete it, is on <a href={`/preferences?token=${token}`}>your own page</a>
              .
            </p>
          </>
        )}
      </section>
    </Page>
  );
}
