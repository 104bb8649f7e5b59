import { SignupAgain } from '../parts/hidden.tsx';
import type { Site } from '../parts/page.tsx';
import { Address } from '../parts/prose.tsx';
import { AfterLeaving } from '../unsubscribe/reason.tsx';
import { Main } from './choice.tsx';
import type { PreferencesReader } from './view-model.ts';

interface StandingProps {
  token: string;
  reader: PreferencesReader;
  /** How many lessons they have had. */
  received: number;
  site: Site;
}

/** What happens now, in a sentence or two, and the one button that matters then. */
export function Standing({ token, reader, received, site }: StandingProps) {
  const { status, email, lessons } = reader;
  const messages = site.messages.preferences;
  const address = <Address email={email} />;
  const had = messages.had({ count: received, all: lessons.length });
  switch (status) {
    case 'active':
      return <Running token={token} reader={reader} site={site} />;
    case 'paused':
      return (
        <>
          <p>{messages.paused}</p>
          <Main token={token} action="resume" label={messages.resume} />
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
          <AfterLeaving token={token} gaveReason={reader.gaveReason} messages={site.messages.leaving} />
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
          <WayBack reader={reader} site={site} />
        </>
      );
  }
}

function Running({ token, reader, site }: Omit<StandingProps, 'received'>) {
  const { email, nextLessonAt, pausedUntil, isInFlight } = reader;
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
      <p>{messages.lessonsGoTo({ address: <Address email={email} /> })}</p>
      {pausedUntil === null ? null : <Main token={token} action="resume" label={messages.goOnNow} />}
    </>
  );
}

/** For whom no mail reached, or who wanted none: the way back is a mail that asks. */
function WayBack({ reader: { email, name, timeZone }, site }: Pick<StandingProps, 'reader' | 'site'>) {
  const { heading, text, button, otherwise } = site.messages.preferences.wayBack;
  return (
    <>
      <h2>{heading}</h2>
      <p>{text}</p>
      <SignupAgain values={{ email, name, timezone: timeZone }} label={button} site={site} />
      <p class="fine">{otherwise}</p>
    </>
  );
}
