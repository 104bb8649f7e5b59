import { Bar } from './bar.tsx';
import { type Change, changeWords } from './change-words.ts';
import { Choices } from './choices.tsx';
import { Hidden, SignupAgain } from './hidden.tsx';
import { type CourseState, isPast, LessonList, type LessonState } from './lesson-list.tsx';
import { Page, type PageProps } from './page.tsx';
import { Standing } from './standing.tsx';

/** The reader as their own page shows them. */
export interface PreferencesReader {
  /** Empty: they gave none. */
  name: string;
  email: string;
  /** IANA name, as "Europe/Berlin". */
  timeZone: string;
  /** `refused`: the mail service cannot deliver to this address. `bounced`: their mailbox sent a mail back. */
  status: 'active' | 'paused' | 'finished' | 'left' | 'refused' | 'bounced' | 'complained';
  /** In the order of the course. */
  lessons: readonly { subject: string; state: LessonState }[];
  /** Ready to be read; null: none comes. */
  nextLessonAt: string | null;
  /** The hour (0 to 23) at which their lessons come. */
  hour: number;
  /** The 24 hours of the day, ready to be read, and whose clock shows them: "Berlin time". */
  clock: { hours: readonly string[]; zone: string };
}

interface PreferencesProps extends PageProps {
  token: string;
  reader: PreferencesReader;
  /** What the reader has just asked for, and what became of it. */
  change?: Change | undefined;
  /** What is wrong with the hour that the reader has just sent. */
  hourError?: string | undefined;
}

/** `GET` and `POST /preferences`: where the reader is in the course, what comes when, and all that they can change. */
export function Preferences({ site, token, reader, change, hourError }: PreferencesProps) {
  const received = reader.lessons.filter(({ state }) => isPast(state)).length;
  const title = titleOf(reader.status, received, reader.lessons.length);
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {change === undefined ? null : <Note token={token} words={changeWords(change, reader)} undo={undoOf(change)} />}
        <p class="label">{reader.name === '' ? 'Your course' : `Your course, ${reader.name}`}</p>
        <h1>{title}</h1>
        <Bar done={received} of={reader.lessons.length} />
        <Standing token={token} reader={reader} received={received} />
        <Choices token={token} reader={reader} hourError={hourError} />
        <WayBack reader={reader} site={site} />
        <h2>Your lessons</h2>
        <LessonList lessons={reader.lessons} course={courseState(reader.status)} />
      </section>
    </Page>
  );
}

interface NoteProps {
  token: string;
  words: string;
  /** What the button says that takes a pause back, which nothing else on the page does before it has begun. */
  undo: string | null;
}

/** What has just been done. */
function Note({ token, words, undo }: NoteProps) {
  return (
    <div class="note">
      <p role="status">{words}</p>
      {undo === null ? null : (
        <form method="post" action="/preferences">
          <Hidden fields={{ token }} />
          <button class="quiet" type="submit" name="action" value="resume">
            {undo}
          </button>
        </form>
      )}
    </div>
  );
}

function undoOf({ wish, kind }: Change): string | null {
  return wish.action === 'pause' && kind === 'after-lesson' ? 'Do not pause' : null;
}

function titleOf(status: PreferencesReader['status'], received: number, lessons: number): string {
  switch (status) {
    case 'active':
      return received === 0 ? 'Lesson 1 is coming' : `Lesson ${received} of ${lessons}`;
    case 'paused':
      return received === 0 ? 'Paused before lesson 1' : `Paused after lesson ${received} of ${lessons}`;
    case 'finished':
      return 'You have finished the course';
    case 'left':
      return 'You have left the course';
    case 'refused':
    case 'bounced':
      return 'Our emails to you came back';
    case 'complained':
      return 'We have stopped our emails';
  }
}

function courseState(status: PreferencesReader['status']): CourseState {
  if (status === 'active') return 'running';
  return status === 'paused' ? 'paused' : 'stopped';
}

/** For who is out, and not because their address takes no mail at all. */
function WayBack({ reader: { status, email, name, timeZone }, site }: Pick<PreferencesProps, 'reader' | 'site'>) {
  if (status !== 'left' && status !== 'bounced' && status !== 'complained') return null;
  return (
    <>
      <h2>{status === 'left' ? 'Changed your mind?' : 'Would you like to go on?'}</h2>
      <p>You can go on where you left off. We send you an email to confirm first.</p>
      <SignupAgain values={{ email, name, timezone: timeZone }} label="Continue the course" site={site} />
      {status === 'left' ? null : (
        <p class="fine">
          If that email does not arrive, please <a href="/">sign up</a> with another address.
        </p>
      )}
    </>
  );
}
