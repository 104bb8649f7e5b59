import { Page, type PageProps } from './page.tsx';

interface CheckInboxProps extends PageProps {
  /** The domain of the address, and the well-known one that was probably meant; null: it may well be right. */
  slip: { domain: string; meant: string | null };
}

/** After the form: the same words for everybody, so that nobody can find out who is in the course. */
export function CheckInbox({ site, slip }: CheckInboxProps) {
  return (
    <Page site={site} title="Check your inbox">
      <section class="card alone">
        {slip.meant === null ? null : (
          <div class="note">
            <p>
              You wrote an address at {slip.domain}. Did you mean {slip.meant}? If so, please{' '}
              <a href="/#begin">sign up again</a>.
            </p>
          </div>
        )}
        <p class="label">One more step</p>
        <h1>Check your inbox</h1>
        <p>
          We have sent you an email. Open it and press the button inside: that tells us that the address is yours, and
          your lessons can come.
        </p>
        <h2>Nothing there?</h2>
        <ul>
          <li>Give it a minute or two.</li>
          <li>Look in your spam folder, and in “Promotions” if you use Gmail.</li>
          <li>
            Maybe the address had a typing mistake. You can simply <a href="/">sign up again</a>.
          </li>
        </ul>
        <p class="fine">You can close this page.</p>
      </section>
    </Page>
  );
}
