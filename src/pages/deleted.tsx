import { Press } from './choice.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';

interface DeletedProps extends PageProps {
  token: string;
  email: string;
  /** What puts the reader back within an hour; this page alone holds it. */
  undo: string;
}

/** After deleting: nothing is known of the reader any more, and only this page can take it back. */
export function Deleted({ site, token, email, undo }: DeletedProps) {
  return (
    <Page site={site} title="Everything is deleted">
      <section class="card alone">
        <h1>Everything is deleted</h1>
        <p>
          No more emails go to <Address email={email} />. All that stays is a scrambled mark that tells us not to write
          there again. Thank you for the time you gave the course. We wish you well.
        </p>
        <p class="set-apart">
          Was it a mistake? This page can put you back for one hour. Once you close it, it is final.
        </p>
        <Press fields={{ token, action: 'restore', undo }} label="Put me back" quiet />
      </section>
    </Page>
  );
}
