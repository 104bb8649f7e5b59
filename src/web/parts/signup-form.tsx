import { raw } from 'hono/html';
import { InputField } from './field.tsx';
import type { Site } from './page.tsx';
import { fillTimeZone } from './scripts.ts';
import { Turnstile } from './turnstile.tsx';

/** What a reader tells us when they sign up. */
export interface SignupValues {
  email: string;
  name: string;
  /** IANA name, as "Europe/Berlin". */
  timezone: string;
}

type ErrorField = keyof SignupValues | 'cf-turnstile-response';

/** The form as it is shown: empty, or with what the reader had written and what is wrong with it. */
export interface SignupFormState {
  values: SignupValues;
  error?: { field: ErrorField; message: string };
  /** Where the reader goes from here: a page of the author's own site. */
  next?: string | undefined;
}

interface SignupFormProps {
  /** Prefix of the ids in it: a page may hold the form twice. */
  id: string;
  form: SignupFormState;
  site: Site;
  /** The page holds the form a second time. */
  again?: boolean;
  /** Stands in a frame on another site, which its answer is to replace. */
  framed?: boolean;
}

/**
 * The form that a course begins with: POST /subscribe. The field `website` is a trap for robots that fill in whatever
 * they find: people do not see it, screen readers and the keyboard pass it by.
 */
export function SignupForm({ id, form: { values, error, next }, site, again, framed }: SignupFormProps) {
  const messages = site.messages.form;
  const messageFor = (field: ErrorField) => (error?.field === field ? error.message : undefined);
  const general = messageFor('cf-turnstile-response');
  return (
    <form method="post" action="/subscribe" {...(framed ? { target: '_top' } : {})}>
      {general === undefined ? null : (
        <p class="error" role="alert">
          {general}
        </p>
      )}
      <InputField
        id={`${id}-email`}
        label={messages.email}
        message={messageFor('email')}
        type="email"
        name="email"
        value={values.email}
        required
        maxlength={254}
        autocomplete="email"
        inputmode="email"
      />
      <InputField
        id={`${id}-name`}
        label={messages.name}
        hint={messages.optional}
        message={messageFor('name')}
        type="text"
        name="name"
        value={values.name}
        maxlength={60}
        autocomplete="given-name"
      />
      <div class="away" aria-hidden="true">
        <label for={`${id}-website`}>{messages.trap}</label>
        <input id={`${id}-website`} type="text" name="website" value="" tabindex={-1} autocomplete="off" />
      </div>
      <input type="hidden" name="timezone" value={values.timezone} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <Turnstile site={site} again={again} />
      <button type="submit">{messages.begin}</button>
      <p class="fine">{messages.after}</p>
      <script nonce={site.nonce}>{raw(fillTimeZone)}</script>
    </form>
  );
}
