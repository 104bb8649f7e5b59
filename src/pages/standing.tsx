import { Main } from './choice.tsx';
import { SignupAgain } from './hidden.tsx';
import type { Site } from './page.tsx';
import { Address } from './prose.tsx';
import type { PreferencesReader } from './reader.ts';
import { AfterLeaving } from './reason.tsx';

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
  const address = <Address email={email} />;
  const had = `You have had ${received} of ${lessons.length} lessons.`;
  switch (status) {
    case 'active':
      return <Running token={token} reader={reader} />;
    case 'paused':
      return (
        <>
          <p>No lesson comes until you resume. Take all the time you need: your place is kept.</p>
          <Main token={token} action="resume" label="Resume the course" />
        </>
      );
    case 'finished':
      return (
        <p>That was the last lesson. No more go to {address}. You can read each of them again, whenever you like.</p>
      );
    case 'left':
      return (
        <>
          <p>
            {had} No more go to {address}.
          </p>
          <AfterLeaving token={token} gaveReason={reader.gaveReason} />
        </>
      );
    case 'refused':
      return (
        <p>
          {had} An email to {address} could not be delivered, so we stopped. If there is a mistake in the address,
          please <a href="/">sign up</a> with the right one.
        </p>
      );
    case 'bounced':
      return (
        <>
          <p>
            {had} An email to {address} came back, so we stopped. It happens when a mailbox is full, or was closed.
          </p>
          <WayBack reader={reader} site={site} />
        </>
      );
    case 'complained':
      return (
        <>
          <p>
            {had} One of our emails was marked as spam, so we stopped, and nothing more goes to {address}. That is quite
            all right.
          </p>
          <WayBack reader={reader} site={site} />
        </>
      );
  }
}

function Running({ token, reader }: Pick<StandingProps, 'token' | 'reader'>) {
  const { email, nextLessonAt, pausedUntil, isOnItsWay } = reader;
  return (
    <>
      {isOnItsWay ? (
        <p class="set-apart">A lesson is on its way to you just now.</p>
      ) : nextLessonAt === null ? null : (
        <p class="set-apart">
          {pausedUntil === null ? 'Your next lesson comes ' : 'Your course waits, and goes on by itself on '}
          <strong>{nextLessonAt}</strong>.
        </p>
      )}
      <p>
        Lessons go to <Address email={email} />.
      </p>
      {pausedUntil === null ? null : <Main token={token} action="resume" label="Go on now" />}
    </>
  );
}

/** For whom no mail reached, or who wanted none: the way back is a mail that asks. */
function WayBack({ reader: { email, name, timeZone }, site }: Pick<StandingProps, 'reader' | 'site'>) {
  return (
    <>
      <h2>Would you like to go on?</h2>
      <p>You can go on where you left off. We send you an email to confirm first.</p>
      <SignupAgain values={{ email, name, timezone: timeZone }} label="Continue the course" site={site} />
      <p class="fine">
        If that email does not arrive, please <a href="/">sign up</a> with another address.
      </p>
    </>
  );
}
