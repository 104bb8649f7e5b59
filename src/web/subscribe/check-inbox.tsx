import { Page, type PageProps } from '../parts/page.tsx';

interface CheckInboxProps extends PageProps {
  /** The domain of the address, and the well-known one that was probably meant; null: it may well be right. */
  slip: { domain: string; meant: string | null };
}

/** After the form: the same words for everybody, so that nobody can find out who is in the course. */
export function CheckInbox({ site, slip: { domain, meant } }: CheckInboxProps) {
  const messages = site.messages.checkInbox;
  return (
    <Page site={site} title={messages.title}>
      <section class="card alone">
        {meant === null ? null : (
          <div class="note">
            <p>{messages.slip({ domain, meant })}</p>
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
