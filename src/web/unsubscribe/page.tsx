import type { PageProps } from '../context.ts';
import { EmailAddress, HiddenFields } from '../parts/elements.tsx';
import { Card } from '../parts/page.tsx';
import { AfterLeaving } from '../preferences/after-leaving.tsx';

interface UnsubscribeProps extends PageProps {
  token: string;
}

/** `GET /unsubscribe`: asks first, because link scanners open every link; the button unsubscribes. */
export function Unsubscribe({ site, token }: UnsubscribeProps) {
  const { title, text, button, stay } = site.messages.leaving.ask;
  return (
    <Card site={site} title={title}>
      <p>{text}</p>
      <form method="post" action="/unsubscribe">
        <HiddenFields fields={{ token }} />
        <button type="submit">{button}</button>
      </form>
      <p class="fine">{stay}</p>
    </Card>
  );
}

interface GoodbyeProps extends PageProps {
  /** Opens the subscriber's own page; null for one who has moved to another address, whose page this link must not open. */
  token: string | null;
  email: string;
  /** They have already said why. */
  gaveReason: boolean;
}

/** After leaving: one button takes it back, and whoever likes can say why. */
export function Goodbye({ site, token, email, gaveReason }: GoodbyeProps) {
  const messages = site.messages.leaving;
  return (
    <Card site={site} title={messages.title}>
      {token === null ? (
        <p>{messages.elsewhere}</p>
      ) : (
        <>
          <p>{messages.text({ address: <EmailAddress email={email} /> })}</p>
          <AfterLeaving token={token} gaveReason={gaveReason} messages={messages} />
          {gaveReason ? <p class="fine">{messages.thanks}</p> : null}
          <p class="fine">{messages.kept({ page: `/preferences?token=${token}` })}</p>
        </>
      )}
    </Card>
  );
}
