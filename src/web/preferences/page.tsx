import type { Messages } from '../../locales/locale.ts';
import { isPast } from '../../subscribers/progress.ts';
import type { PageProps } from '../context.ts';
import { ProgressBar } from '../parts/elements.tsx';
import { Page } from '../parts/page.tsx';
import { ProfileAndLeavingActions, ScheduleActions } from './actions.tsx';
import { type CourseState, LessonList } from './lesson-list.tsx';
import { ChangeNote, ErrorNote, WaitingNotes } from './notes.tsx';
import { StatusSection } from './status-section.tsx';
import type { Change, FormError, SubscriberView } from './view.ts';

interface PreferencesProps extends PageProps {
  token: string;
  subscriber: SubscriberView;
  /** What was just asked for, and what became of it. */
  change?: Change | undefined;
  /** What is wrong with what was just sent. */
  error?: FormError | undefined;
}

/** `GET` and `POST /preferences`, a subscriber's own page: how far they are, what comes when, and all that they can do. */
export function Preferences({ site, token, subscriber, change, error }: PreferencesProps) {
  const received = subscriber.lessons.filter(({ state }) => isPast(state)).length;
  const { messages } = site;
  const { label, labelFor, titles } = messages.preferences;
  const title = titleOf(subscriber, received, titles);
  const actions = { token, subscriber, messages, error };
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {error === undefined ? null : <ErrorNote error={error} messages={messages.preferences} />}
        {change === undefined ? (
          <WaitingNotes token={token} subscriber={subscriber} messages={messages} />
        ) : (
          <ChangeNote token={token} subscriber={subscriber} messages={messages} change={change} />
        )}
        <p class="label">{subscriber.name === '' ? label : labelFor({ name: subscriber.name })}</p>
        <h1>{title}</h1>
        <ProgressBar done={received} of={subscriber.lessons.length} />
        <StatusSection token={token} subscriber={subscriber} received={received} site={site} />
        <ScheduleActions {...actions} />
        <h2>{messages.lessons.heading}</h2>
        <LessonList lessons={subscriber.lessons} course={courseState(subscriber)} messages={messages.lessons} />
        <ProfileAndLeavingActions {...actions} />
      </section>
    </Page>
  );
}

function titleOf(
  { status, pausedUntil, lessons }: SubscriberView,
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

function courseState({ status }: SubscriberView): CourseState {
  if (status === 'active') return 'running';
  return status === 'paused' ? 'paused' : 'stopped';
}
