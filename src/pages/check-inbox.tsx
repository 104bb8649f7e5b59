import { Page, type PageProps } from './page.tsx';

/** After the form: the same words for everybody, so that nobody can find out who is in the course. */
export function CheckInbox({ site }: PageProps) {
  return (
    <Page site={site} title="Check your inbox">
      <section class="card alone">
        <p class="label">One more step</p>
        <h1>Check your inbox</h1>
        <p>
          We have sent you an email. Open it and press the button inside: that tells us that the address is yours, and
          lesson 1 follows right away.
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
