import { Hidden } from '../parts/hidden.tsx';
import { Card, type PageProps } from '../parts/page.tsx';
import { Address } from '../parts/prose.tsx';
import { AfterLeaving } from './reason.tsx';

interface UnsubscribeProps extends PageProps {
  token: string;
}

/** `GET /unsubscribe`: asks once, because link scanners open every link; the button leaves. */
export function Unsubscribe({ site, token }: UnsubscribeProps) {
  const { title, text, button, stay } = site.messages.leaving.ask;
  return (
    <Card site={site} title={title}>
      <p>{text}</p>
      <form method="post" action="/unsubscribe">
        <Hidden fields={{ token }} />
        <button type="submit">{button}</button>
      </form>
      <p class="fine">{stay}</p>
    </Card>
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
  const messages = site.messages.leaving;
  return (
    <Card site={site} title={messages.title}>
      {token === null ? (
        <p>{messages.elsewhere}</p>
      ) : (
        <>
          <p>{messages.text({ address: <Address email={email} /> })}</p>
          <AfterLeaving token={token} gaveReason={gaveReason} messages={messages} />
          {gaveReason ? <p class="fine">{messages.thanks}</p> : null}
          <p class="fine">{messages.kept({ page: `/preferences?token=${token}` })}</p>
        </>
      )}
    </Card>
  );
}
