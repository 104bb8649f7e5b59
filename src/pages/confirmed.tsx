import { Bar } from './bar.tsx';
import { Page, type PageProps } from './page.tsx';

/** What became of a confirmation. */
type ConfirmedOutcome = 'sent' | 'delayed' | 'already' | 'paused' | 'returned';

interface ConfirmedProps extends PageProps {
  outcome: ConfirmedOutcome;
  /** When the next lesson comes (after lesson 1, if that has just been sent), ready to be read; null: none comes. */
  nextLessonAt: string | null;
  preferencesUrl: string;
}

const WORDS: Record<ConfirmedOutcome, { label: string; title: string; words: string }> = {
  sent: {
    label: 'Your address is confirmed',
    title: 'Lesson 1 is on its way',
    words: 'It should be in your inbox within a minute or two. If you cannot find it, look in your spam folder.',
  },
  delayed: {
    label: 'Your address is confirmed',
    title: 'Lesson 1 will be with you soon',
    words:
      'Sending takes a little longer than usual right now. Your first lesson comes within the next quarter of an hour or so. There is nothing more for you to do.',
  },
  already: {
    label: 'Nothing more to do',
    title: 'You are already in',
    words: 'Your address is confirmed and your place in the course is safe.',
  },
  paused: {
    label: 'Nothing more to do',
    title: 'Your course is paused',
    words: 'Your place is safe. You paused after that email was sent, so no lesson comes until you resume.',
  },
  returned: {
    label: 'Good to see you again',
    title: 'Welcome back',
    words: 'We have kept your place: the course goes on where you left off.',
  },
};

/** After `POST /confirm`: the reader is in the course, and knows what comes when. */
export function Confirmed({ course, site, outcome, nextLessonAt, preferencesUrl }: ConfirmedProps) {
  const { label, title, words } = WORDS[outcome];
  const first = outcome === 'sent' || outcome === 'delayed';
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <p class="label">{label}</p>
        {first ? <Bar done={1} of={course.lessons.length} /> : null}
        <h1>{title}</h1>
        <p>{words}</p>
        {nextLessonAt === null ? null : (
          <p class="set-apart">
            {first ? 'Lesson 2 comes' : 'Your next lesson comes'} <strong>{nextLessonAt}</strong>
            {first ? ', and then one a day at the same hour.' : '.'}
          </p>
        )}
        <p>
          On <a href={preferencesUrl}>your own page</a> you can see how far you are, choose another hour, pause, or
          leave. Every email links to it.
        </p>
      </section>
    </Page>
  );
}
