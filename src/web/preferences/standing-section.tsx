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
  const words = site.words.preferences;
  const address = <Address email={email} />;
  const had = words.had({ count: received, all: lessons.length });
  switch (status) {
    case 'active':
      return <Running token={token} reader={reader} site={site} />;
    case 'paused':
      return (
        <>
          <p>{words.paused}</p>
          <Main token={token} action="resume" label={words.resume} />
        </>
      );
    case 'finished':
      return <p>{words.finished({ address })}</p>;
    case 'left':
      return (
        <>
          <p>
            {had} {words.left({ address })}
          </p>
          <AfterLeaving token={token} gaveReason={reader.gaveReason} words={site.words.leaving} />
        </>
      );
    case 'refused':
      return (
        <p>
          {had} {words.refused({ address })}
        </p>
      );
    case 'bounced':
    case 'complained':
      return (
        <>
          <p>
            {had} {words[status]({ address })}
          </p>
          <WayBack reader={reader} site={site} />
        </>
      );
  }
}

function Running({ token, reader, site }: Omit<StandingProps, 'received'>) {
  const { email, nextLessonAt, pausedUntil, isOnItsWay } = reader;
  const words = site.words.preferences;
  return (
    <>
      {isOnItsWay ? (
        <p class="set-apart">{words.onItsWay}</p>
      ) : nextLessonAt === null ? null : (
        <p class="set-apart">{(pausedUntil === null ? words.nextLesson : words.goesOn)({ when: nextLessonAt })}</p>
      )}
      <p>{words.lessonsGoTo({ address: <Address email={email} /> })}</p>
      {pausedUntil === null ? null : <Main token={token} action="resume" label={words.goOnNow} />}
    </>
  );
}

/** For whom no mail reached, or who wanted none: the way back is a mail that asks. */
function WayBack({ reader: { email, name, timeZone }, site }: Pick<StandingProps, 'reader' | 'site'>) {
  const { heading, text, button, otherwise } = site.words.preferences.wayBack;
  return (
    <>
      <h2>{heading}</h2>
      <p>{text}</p>
      <SignupAgain values={{ email, name, timezone: timeZone }} label={button} site={site} />
      <p class="fine">{otherwise}</p>
    </>
  );
}
