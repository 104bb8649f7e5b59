import { raw } from 'hono/html';
import type { PageProps } from '../context.ts';
import { HiddenFields } from './elements.tsx';
import { InputField } from './field.tsx';
import { fillTimeZone } from './scripts.ts';
import { Turnstile } from './turnstile.tsx';

/** The fields of a signup. */
export interface SignupValues {
  email: string;
  name: string;
  /** IANA name, as "Europe/Berlin". */
  timezone: string;
}

type ErrorField = keyof SignupValues | 'cf-turnstile-response';

/** The form as it is shown: empty, or with what was sent and what is wrong with it. */
export interface SignupFormState {
  values: SignupValues;
  error?: { field: ErrorField; message: string };
  /** The page of the author's own site to go to after signing up. */
  next?: string | undefined;
}

interface SignupFormProps extends PageProps {
  /** Prefix of its ids: a page may hold the form twice. */
  id: string;
  form: SignupFormState;
  /** It is the second form on the page. */
  again?: boolean;
  /** It is in a frame on another site; the response replaces that whole page. */
  framed?: boolean;
}

/**
 * The signup form: POST /subscribe. The field `website` is a honeypot for bots that fill in every field: people do not
 * see it, and screen subscribers and the keyboard skip it.
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

interface SignUpAgainProps extends PageProps {
  values: SignupValues;
  /** The button's label. */
  label: string;
}

/** One button that signs somebody up once more with what is known of them: they get the mail that fits them again. */
export function SignUpAgain({ site, values: { email, name, timezone }, label }: SignUpAgainProps) {
  return (
    <form method="post" action="/subscribe">
      <HiddenFields fields={{ email, name, timezone }} />
      <Turnstile site={site} />
      <button type="submit">{label}</button>
    </form>
  );
}
