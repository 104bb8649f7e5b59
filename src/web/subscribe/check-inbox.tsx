import type { PageProps } from '../context.ts';
import { Page } from '../parts/page.tsx';

interface CheckInboxProps extends PageProps {
  /** The domain that was typed, and the well-known one that was probably meant; null: no typing mistake is likely. */
  typo: { domain: string; meant: string | null };
}

/** `GET /check-inbox`, after the form: the same for everybody, so that nobody can find out who takes the course. */
export function CheckInbox({ site, typo: { domain, meant } }: CheckInboxProps) {
  const messages = site.messages.checkInbox;
  return (
    <Page site={site} title={messages.title}>
      <section class="card alone">
        {meant === null ? null : (
          <div class="note">
            <p>{messages.typo({ domain, meant })}</p>
          </div>
        )}
        <p class="label">{messages.label}</p>
        <h1>{messages.title}</h1>
        <p>{messages.text}</p>
        <h2>{messages.nothing}</h2>
        <ul>
          <li>{messages.wait}</li>
          <li>{messages.spam}</li>
          <li>{messages.mistyped}</li>
        </ul>
        <p class="fine">{messages.done}</p>
      </section>
    </Page>
  );
}
