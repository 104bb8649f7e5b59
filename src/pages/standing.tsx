import { Hidden } from './hidden.tsx';
import type { PreferencesReader } from './preferences.tsx';
import { Address } from './prose.tsx';

interface StandingProps {
  token: string;
  reader: PreferencesReader;
  /** How many lessons they have had. */
  received: number;
}

/** What happens now, in a sentence or two; while the course is paused, with the button that resumes it. */
export function Standing({ token, reader: { status, email, lessons, nextLessonAt }, received }: StandingProps) {
  const address = <Address email={email} />;
  const had = `You have had ${received} of ${lessons.length} lessons.`;
  switch (status) {
    case 'active':
      return (
        <>
          {nextLessonAt === null ? null : (
            <p class="set-apart">
              Your next lesson comes <strong>{nextLessonAt}</strong>.
            </p>
          )}
          <p>Lessons go to {address}.</p>
        </>
      );
    case 'paused':
      return (
        <>
          <p>No lesson comes until you resume. Take all the time you need: your place is kept.</p>
          <form method="post" action="/preferences">
            <Hidden fields={{ token }} />
            <button type="submit" name="action" value="resume">
              Resume the course
            </button>
          </form>
        </>
      );
    case 'finished':
      return <p>No more lessons go to {address}.</p>;
    case 'left':
      return (
        <p>
          {had} No more go to {address}.
        </p>
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
        <p>
          {had} An email to {address} came back, so we stopped. It happens when a mailbox is full, or was closed.
        </p>
      );
    case 'complained':
      return (
        <p>
          {had} One of our emails was marked as spam, so we stopped, and nothing more goes to {address}. That is quite
          all right.
        </p>
      );
  }
}
