import type { PageProps } from '../context.ts';
import { ConfirmForm } from '../parts/confirm-form.tsx';
import { EmailAddress } from '../parts/elements.tsx';
import { Card } from '../parts/page.tsx';

interface ConfirmAddressProps extends PageProps {
  token: string;
  /** The new address. */
  email: string;
}

/** `GET /address`: changes nothing by itself; as on `/confirm`, a person's browser presses the button. */
export function ConfirmAddress({ site, token, email }: ConfirmAddressProps) {
  const { label, title, text, button } = site.messages.address.confirm;
  return (
    <Card site={site} label={label} title={title}>
      <p>{text({ address: <EmailAddress email={email} /> })}</p>
      <ConfirmForm site={site} action="/address" token={token} button={button} />
    </Card>
  );
}

interface AddressMovedProps extends PageProps {
  /** `after-lesson`: a lesson is on its way to the old address; the move follows it. */
  outcome: 'moved' | 'already' | 'after-lesson';
  /** The new address. */
  email: string;
  /** When the next lesson comes, as text; null where that is not known, or none comes. */
  nextLessonAt: string | null;
  /** Null while the new address has no page of its own. */
  preferencesUrl: string | null;
}

/** After `POST /address`: lessons go to the new address. */
export function AddressMoved({ site, outcome, email, nextLessonAt, preferencesUrl }: AddressMovedProps) {
  const messages = site.messages.address;
  const isWaiting = outcome === 'after-lesson';
  const address = <EmailAddress email={email} />;
  return (
    <Card site={site} label={messages.label} title={isWaiting ? messages.afterLesson : messages.moved}>
      <p>{isWaiting ? messages.afterLessonText({ address }) : messages.movedText({ address })}</p>
      {nextLessonAt === null ? null : <p class="set-apart">{messages.nextLesson({ when: nextLessonAt })}</p>}
      {preferencesUrl === null ? null : <p>{messages.ownPage({ page: preferencesUrl })}</p>}
    </Card>
  );
}
