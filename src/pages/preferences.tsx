import { Bar } from './bar.tsx';
import { Hidden, SignupAgain } from './hidden.tsx';
import { LessonList, type LessonState } from './lesson-list.tsx';
import { Page, type PageProps } from './page.tsx';
import { Address } from './prose.tsx';

/** The reader as their own page shows them. */
export interface PreferencesReader {
  /** Empty: they gave none. */
  name: string;
  email: string;
  /** IANA name, as "Europe/Berlin". */
  timeZone: string;
  /** `refused`: the mail service cannot deliver to this address. */
  status: 'active' | 'finished' | 'left' | 'refused';
  /** In the order of the course. */
  lessons: readonly { subject: string; state: LessonState }[];
  /** Ready to be read; null: none comes. */
  nextLessonAt: string | null;
}

interface PreferencesProps extends PageProps {
  token: string;
  reader: PreferencesReader;
}

/** `GET /preferences`: where the reader is in the course, what comes when, and leaving (or the way back). */
export function Preferences({ course, nonce, token, reader }: PreferencesProps) {
  const received = reader.lessons.filter(({ state }) => state === 'received').length;
  const title = titleOf(reader.status, received, reader.lessons.length);
  return (
    <Page course={course} nonce={nonce} title={title}>
      <section class="card alone">
        <p class="label">{reader.name === '' ? 'Your course' : `Your course, ${reader.name}`}</p>
        <h1>{title}</h1>
        <Bar done={received} of={reader.lessons.length} />
        <Standing reader={reader} received={received} />
        <h2>Your lessons</h2>
        <LessonList lessons={reader.lessons} running={reader.status === 'active'} />
        <Leaving token={token} reader={reader} />
      </section>
    </Page>
  );
}

function titleOf(status: PreferencesReader['status'], received: number, lessons: number): string {
  switch (status) {
    case 'active':
      return received === 0 ? 'Lesson 1 is coming' : `Lesson ${received} of ${lessons}`;
    case 'finished':
      return 'You have finished the course';
    case 'left':
      return 'You have left the course';
    case 'refused':
      return 'Our emails to you came back';
  }
}

interface StandingProps {
  reader: PreferencesReader;
  received: number;
}

/** What happens now, in a sentence or two. */
function Standing({ reader: { status, email, lessons, nextLessonAt }, received }: StandingProps) {
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
  }
}

interface LeavingProps {
  token: string;
  reader: PreferencesReader;
}

/** The way out for who is in, the way back for who is out. */
function Leaving({ token, reader: { status, email, name, timeZone } }: LeavingProps) {
  if (status === 'active') {
    return (
      <>
        <h2>Leave the course</h2>
        <p>No more lessons will come. We keep your place, in case you would like to go on one day.</p>
        <form method="post" action="/preferences">
          <Hidden fields={{ token }} />
          <button class="quiet" type="submit" name="action" value="leave">
            Leave the course
          </button>
        </form>
      </>
    );
  }
  if (status === 'left') {
    return (
      <>
        <h2>Changed your mind?</h2>
        <p>You can go on where you left off. We send you an email to confirm first.</p>
        <SignupAgain values={{ email, name, timezone: timeZone }} label="Continue the course" />
      </>
    );
  }
  return null;
}
