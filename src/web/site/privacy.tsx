import type { CourseDefinition } from '../../course/definition.ts';
import type { AllWords } from '../../locales/locale.ts';

interface PrivacyProps extends Pick<CourseDefinition, 'author'> {
  words: AllWords['site']['privacy'];
}

/**
 * The main part of `GET /privacy`: what is stored, why, where and for how long. Gaps: `postal_address`, `reply_to`,
 * `kept` (days after the course), `turnstile` (a list item, where it is on).
 */
export function Privacy({ author, words }: PrivacyProps) {
  return (
    <section class="card alone">
      <h1>{words.heading}</h1>
      <p>{words.lead}</p>

      <h2>{words.before}</h2>
      <p>{words.aboutBefore}</p>

      <h2>{words.during}</h2>
      <dl>
        {words.kept.map(({ what, why }) => (
          <>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </>
        ))}
      </dl>

      <h2>{words.helpers}</h2>
      <ul>
        <li>{words.cloudflare}</li>
        <li>{words.resend}</li>
        {'{{turnstile}}'}
      </ul>
      <p>{words.aboutHelpers}</p>

      <h2>{words.howLong}</h2>
      <ul>
        <li>{words.place({ days: '{{kept}}' })}</li>
        <li>{words.rest}</li>
      </ul>

      <h2>{words.choices}</h2>
      <p>{words.aboutChoices}</p>

      <h2>{words.who}</h2>
      <p>{words.aboutWho({ author, postalAddress: '{{postal_address}}', replyTo: '{{reply_to}}' })}</p>
    </section>
  );
}
