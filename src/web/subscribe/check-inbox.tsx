import { Page, type PageProps } from '../parts/page.tsx';

interface CheckInboxProps extends PageProps {
  /** The domain of the address, and the well-known one that was probably meant; null: it may well be right. */
  slip: { domain: string; meant: string | null };
}

/** After the form: the same words for everybody, so that nobody can find out who is in the course. */
export function CheckInbox({ site, slip: { domain, meant } }: CheckInboxProps) {
  const words = site.words.checkInbox;
  return (
    <Page site={site} title={words.title}>
      <section class="card alone">
        {meant === null ? null : (
          <div class="note">
            <p>{words.slip({ domain, meant })}</p>
          </div>
        )}
        <p class="label">{words.label}</p>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <h2>{words.nothing}</h2>
        <ul>
          <li>{words.wait}</li>
          <li>{words.spam}</li>
          <li>{words.mistyped}</li>
        </ul>
        <p class="fine">{words.done}</p>
      </section>
    </Page>
  );
}
