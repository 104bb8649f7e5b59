import type { Confirmation } from '../../domain/confirmation.ts';
import { SignupAgain } from '../parts/hidden.tsx';
import { Card, type PageProps } from '../parts/page.tsx';
import { Address } from '../parts/prose.tsx';
import type { SignupValues } from '../parts/signup-form.tsx';
import { ConfirmForm } from './form.tsx';

interface ConfirmProps extends PageProps {
  token: string;
  /** What pressing the button will do. */
  kind: Exclude<Confirmation['kind'], 'outdated'>;
}

/**
 * `GET /confirm`: changes nothing by itself. A person's browser posts the form as soon as the page is seen; without
 * script, they press the button. So the words are true both before and after that.
 */
export function Confirm({ site, token, kind }: ConfirmProps) {
  const { label, title, text, button } = site.messages.confirm.pages[kind];
  return (
    <Card site={site} label={label} title={title}>
      <p>{text}</p>
      <ConfirmForm site={site} action="/confirm" token={token} button={button} />
    </Card>
  );
}

interface LinkExpiredProps extends PageProps {
  /** What the link had carried. */
  values: SignupValues;
  /** `left`: its reader has left since; else it is too old. */
  why: 'old' | 'left';
}

/** The confirmation link does not count any more; a new one is a button away. */
export function LinkExpired({ site, values, why }: LinkExpiredProps) {
  const messages = site.messages.confirm.expired;
  return (
    <Card site={site} title={messages.title}>
      <p>{messages[why]({ address: <Address email={values.email} /> })}</p>
      <SignupAgain values={values} label={messages.again} site={site} />
    </Card>
  );
}

/** Not a link of ours, or not all of it. */
export function LinkBroken({ site }: PageProps) {
  const messages = site.messages.confirm.broken;
  return (
    <Card site={site} title={messages.title}>
      <p>{messages.text}</p>
      <ul>
        <li>{messages.press}</li>
        <li>{messages.copy}</li>
      </ul>
      <p>{messages.otherwise}</p>
      <p class="act">
        <a class="button" href="/">
          {messages.again}
        </a>
      </p>
    </Card>
  );
}
