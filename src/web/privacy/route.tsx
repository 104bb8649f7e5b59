/** `GET /privacy`: what is stored about subscribers, why, where, and for how long. */
import { Hono } from 'hono';
import { RETENTION_DAYS } from '../../domain/cohort.ts';
import { type AppEnv, type PageProps, siteOf } from '../context.ts';
import { Page, PublicHead } from '../parts/page.tsx';

export const privacyRoute = new Hono<AppEnv>().get('/', (c) => {
  const { postalAddress, replyTo } = c.get('services').config;
  return c.html(<Privacy site={siteOf(c)} postalAddress={postalAddress} replyTo={addressIn(replyTo)} />);
});

/** The address in `Name <address>`. */
function addressIn(mailbox: string): string {
  return /<([^<>]*)>/.exec(mailbox)?.[1] ?? mailbox;
}

interface PrivacyProps extends PageProps {
  postalAddress: string;
  /** An email address. */
  replyTo: string;
}

function Privacy({ site, postalAddress, replyTo }: PrivacyProps) {
  const messages = site.messages.privacy;
  const head = <PublicHead site={site} description={messages.description} path="/privacy" />;
  return (
    <Page site={site} title={messages.title} head={head}>
      <section class="card alone">
        <h1>{messages.heading}</h1>
        <p>{messages.lead}</p>

        <h2>{messages.before}</h2>
        <p>{messages.aboutBefore}</p>

        <h2>{messages.during}</h2>
        <dl>
          {messages.kept.map(({ what, why }) => (
            <>
              <dt>{what}</dt>
              <dd>{why}</dd>
            </>
          ))}
        </dl>

        <h2>{messages.helpers}</h2>
        <ul>
          <li>{messages.cloudflare}</li>
          <li>{messages.resend}</li>
          {site.turnstileSiteKey === '' ? null : <li>{site.messages.turnstile.privacy}</li>}
        </ul>
        <p>{messages.aboutHelpers}</p>

        <h2>{messages.howLong}</h2>
        <ul>
          <li>{messages.place({ days: RETENTION_DAYS })}</li>
          <li>{messages.rest}</li>
        </ul>

        <h2>{messages.choices}</h2>
        <p>{messages.aboutChoices}</p>

        <h2>{messages.who}</h2>
        <p>{messages.aboutWho({ author: site.course.author, postalAddress, replyTo })}</p>
      </section>
    </Page>
  );
}
