import { Bar } from './bar.tsx';
import { AboutAndStop, Rhythm } from './choices.tsx';
import { type CourseState, LessonList } from './lesson-list.tsx';
import { MistakeNote, Note, Waiting } from './note.tsx';
import { Page, type PageProps } from './page.tsx';
import { type Change, isPast, type PreferencesReader, type Wrong } from './reader.ts';
import { Standing } from './standing.tsx';

interface PreferencesProps extends PageProps {
  token: string;
  reader: PreferencesReader;
  /** What the reader has just asked for, and what became of it. */
  change?: Change | undefined;
  /** What is wrong with what the reader has just sent. */
  wrong?: Wrong | undefined;
}

/** `GET` and `POST /preferences`: where the reader is in the course, what comes when, and all that they can change. */
export function Preferences({ site, token, reader, change, wrong }: PreferencesProps) {
  const received = reader.lessons.filter(({ state }) => isPast(state)).length;
  const title = titleOf(reader, received);
  const choices = { token, reader, wrong };
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {wrong === undefined ? null : <MistakeNote wrong={wrong} />}
        {change === undefined ? (
          <Waiting token={token} reader={reader} />
        ) : (
          <Note token={token} reader={reader} change={change} />
        )}
        <p class="label">{reader.name === '' ? 'Your course' : `Your course, ${reader.name}`}</p>
        <h1>{title}</h1>
        <Bar done={received} of={reader.lessons.length} />
        <Standing token={token} reader={reader} received={received} site={site} />
        <Rhythm {...choices} />
        <h2>Your lessons</h2>
        <LessonList lessons={reader.lessons} course={courseState(reader)} />
        <AboutAndStop {...choices} />
      </section>
    </Page>
  );
}

function titleOf({ status, pausedUntil, lessons }: PreferencesReader, received: number): string {
  switch (status) {
    case 'active':
    case 'paused': {
      const paused = received === 0 ? 'Paused before lesson 1' : `Paused after lesson ${received} of ${lessons.length}`;
      if (status === 'paused' || pausedUntil) return paused;
      return received === 0 ? 'Lesson 1 is coming' : `Lesson ${received} of ${lessons.length}`;
    }
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

function courseState({ status }: PreferencesReader): CourseState {
  if (status === 'active') return 'running';
  return status === 'paused' ? 'paused' : 'stopped';
}
