import type { PageProps } from '../context.ts';
import { EmailAddress } from '../parts/elements.tsx';
import { SignUpAgain } from '../parts/signup-form.tsx';
import { PrimaryButton } from './action-form.tsx';
import { AfterLeaving } from './after-leaving.tsx';
import type { SubscriberView } from './view.ts';

interface StatusProps extends PageProps {
  token: string;
  subscriber: SubscriberView;
  /** How many lessons they have had. */
  received: number;
}

/** What happens next, in a sentence or two, and the button for it. */
export function StatusSection({ site, token, subscriber, received }: StatusProps) {
  const { status, email, lessons } = subscriber;
  const messages = site.messages.preferences;
  const address = <EmailAddress email={email} />;
  const had = messages.had({ count: received, all: lessons.length });
  switch (status) {
    case 'active':
      return <Active token={token} subscriber={subscriber} site={site} />;
    case 'paused':
      return (
        <>
          <p>{messages.paused}</p>
          <PrimaryButton token={token} action="resume" label={messages.resume} />
        </>
      );
    case 'finished':
      return <p>{messages.finished({ address })}</p>;
    case 'left':
      return (
        <>
          <p>
            {had} {messages.left({ address })}
          </p>
          <AfterLeaving token={token} gaveReason={subscriber.gaveReason} messages={site.messages.leaving} />
        </>
      );
    case 'refused':
      return (
        <p>
          {had} {messages.refused({ address })}
        </p>
      );
    case 'bounced':
    case 'complained':
      return (
        <>
          <p>
            {had} {messages[status]({ address })}
          </p>
          <WayBack subscriber={subscriber} site={site} />
        </>
      );
  }
}

function Active({ token, subscriber, site }: Omit<StatusProps, 'received'>) {
  const { email, nextLessonAt, pausedUntil, isInFlight } = subscriber;
  const messages = site.messages.preferences;
  return (
    <>
      {isInFlight ? (
        <p class="set-apart">{messages.onItsWay}</p>
      ) : nextLessonAt === null ? null : (
        <p class="set-apart">
          {(pausedUntil === null ? messages.nextLesson : messages.goesOn)({ when: nextLessonAt })}
        </p>
      )}
      <p>{messages.lessonsGoTo({ address: <EmailAddress email={email} /> })}</p>
      {pausedUntil === null ? null : <PrimaryButton token={token} action="resume" label={messages.goOnNow} />}
    </>
  );
}

/** After a bounce or a spam complaint: the way back is a mail that asks for a confirmation. */
function WayBack({ subscriber: { email, name, timeZone }, site }: Pick<StatusProps, 'subscriber' | 'site'>) {
  const { heading, text, button, otherwise } = site.messages.preferences.wayBack;
  return (
    <>
      <h2>{heading}</h2>
      <p>{text}</p>
      <SignUpAgain values={{ email, name, timezone: timeZone }} label={button} site={site} />
      <p class="fine">{otherwise}</p>
    </>
  );
}
