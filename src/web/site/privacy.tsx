import type { CourseDefinition } from '../../course/definition.ts';
import type { AllMessages } from '../../locales/locale.ts';

interface PrivacyProps extends Pick<CourseDefinition, 'author'> {
  messages: AllMessages['site']['privacy'];
}

/**
 * The main part of `GET /privacy`: what is stored, why, where and for how long. Gaps: `postal_address`, `reply_to`,
 * `kept` (days after the course), `turnstile` (a list item, where it is on).
 */
export function Privacy({ author, messages }: PrivacyProps) {
  return (
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
        {'{{turnstile}}'}
      </ul>
      <p>{messages.aboutHelpers}</p>

      <h2>{messages.howLong}</h2>
      <ul>
        <li>{messages.place({ days: '{{kept}}' })}</li>
        <li>{messages.rest}</li>
      </ul>

      <h2>{messages.choices}</h2>
      <p>{messages.aboutChoices}</p>

      <h2>{messages.who}</h2>
      <p>{messages.aboutWho({ author, postalAddress: '{{postal_address}}', replyTo: '{{reply_to}}' })}</p>
    </section>
  );
}
