import { ConfirmForm } from './confirm-form.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';

interface ConfirmAddressProps extends PageProps {
  token: string;
  /** The new address. */
  email: string;
}

/** `GET /address`: changes nothing by itself; as on `/confirm`, a person's browser presses the button. */
export function ConfirmAddress({ site, token, email }: ConfirmAddressProps) {
  return (
    <Page site={site} title="Your new address">
      <section class="card alone">
        <p class="label">The last step</p>
        <h1>Your new address</h1>
        <p>
          From now on, the lessons are to come to <Address email={email} />. Nothing else changes: the same lessons, at
          the same hour.
        </p>
        <ConfirmForm site={site} action="/address" token={token} button={'Yes, send them here'} />
      </section>
    </Page>
  );
}

interface AddressMovedProps extends PageProps {
  /** `after-lesson`: one is on its way to the old address; the move is made right after it. */
  outcome: 'moved' | 'already' | 'after-lesson';
  /** The new address. */
  email: string;
  /** When the next lesson comes, ready to be read; null where that is not known, or none comes. */
  nextLessonAt: string | null;
  /** Null while the new address has no page of its own. */
  preferencesUrl: string | null;
}

/** After `POST /address`: the lessons come to the new address. */
export function AddressMoved({ site, outcome, email, nextLessonAt, preferencesUrl }: AddressMovedProps) {
  const title = outcome === 'after-lesson' ? 'One more lesson, then we move' : 'Your address is changed';
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <p class="label">Thank you</p>
        <h1>{title}</h1>
        {outcome === 'after-lesson' ? (
          <p>
            A lesson is on its way to your old address just now. All that follow it come to <Address email={email} />.
            There is nothing more for you to do.
          </p>
        ) : (
          <p>
            The lessons come to <Address email={email} /> from now on, and nothing more goes to the address before.
          </p>
        )}
        {nextLessonAt === null ? null : (
          <p class="set-apart">
            Your next lesson comes <strong>{nextLessonAt}</strong>.
          </p>
        )}
        {preferencesUrl === null ? null : (
          <p>
            <a href={preferencesUrl}>Your own page</a> has moved with you. The links in older mails do not lead there
            any more; those in the next lesson do.
          </p>
        )}
      </section>
    </Page>
  );
}
