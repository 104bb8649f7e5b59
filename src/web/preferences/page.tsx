import type { Messages } from '../../locales/locale.ts';
import { Bar } from '../parts/bar.tsx';
import { MistakeNote, Note, Waiting } from '../parts/note.tsx';
import { Page, type PageProps } from '../parts/page.tsx';
import { AboutAndStop, Rhythm } from './choices.tsx';
import { type CourseState, LessonList } from './lesson-list.tsx';
import { Standing } from './standing-section.tsx';
import { type Change, isPast, type PreferencesReader, type Wrong } from './view-model.ts';

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
  const { messages } = site;
  const { label, labelFor, titles } = messages.preferences;
  const title = titleOf(reader, received, titles);
  const choices = { token, reader, messages, wrong };
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {wrong === undefined ? null : <MistakeNote wrong={wrong} messages={messages.preferences} />}
        {change === undefined ? (
          <Waiting token={token} reader={reader} messages={messages} />
        ) : (
          <Note token={token} reader={reader} messages={messages} change={change} />
        )}
        <p class="label">{reader.name === '' ? label : labelFor({ name: reader.name })}</p>
        <h1>{title}</h1>
        <Bar done={received} of={reader.lessons.length} />
        <Standing token={token} reader={reader} received={received} site={site} />
        <Rhythm {...choices} />
        <h2>{messages.lessons.heading}</h2>
        <LessonList lessons={reader.lessons} course={courseState(reader)} messages={messages.lessons} />
        <AboutAndStop {...choices} />
      </section>
    </Page>
  );
}

function titleOf(
  { status, pausedUntil, lessons }: PreferencesReader,
  count: number,
  titles: Messages['preferences']['titles'],
): string {
  const all = lessons.length;
  switch (status) {
    case 'active':
    case 'paused':
      if (status === 'paused' || pausedUntil)
        return count === 0 ? titles.pausedBefore : titles.pausedAfter({ count, all });
      return count === 0 ? titles.first : titles.at({ count, all });
    case 'finished':
    case 'left':
      return titles[status];
    case 'refused':
    case 'bounced':
      return titles.cameBack;
    case 'complained':
      return titles.stopped;
  }
}

function courseState({ status }: PreferencesReader): CourseState {
  if (status === 'active') return 'running';
  return status === 'paused' ? 'paused' : 'stopped';
}
