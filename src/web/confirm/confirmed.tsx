import { Bar } from '../parts/bar.tsx';
import { Page, type PageProps } from '../parts/page.tsx';

/** What became of a confirmation. */
type ConfirmedOutcome = 'sent' | 'delayed' | 'already' | 'paused' | 'returned';

interface ConfirmedProps extends PageProps {
  outcome: ConfirmedOutcome;
  /** When the next lesson comes (after lesson 1, if that has just been sent), ready to be read; null: none comes. */
  nextLessonAt: string | null;
  preferencesUrl: string;
}

/** After `POST /confirm`: the reader is in the course, and knows what comes when. */
export function Confirmed({ course, site, outcome, nextLessonAt, preferencesUrl }: ConfirmedProps) {
  const { outcomes, second, next, ownPage } = site.messages.confirmed;
  const { label, title, text } = outcomes[outcome];
  const first = outcome === 'sent' || outcome === 'delayed';
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        <p class="label">{label}</p>
        {first ? <Bar done={1} of={course.lessons.length} /> : null}
        <h1>{title}</h1>
        <p>{text}</p>
        {nextLessonAt === null ? null : <p class="set-apart">{(first ? second : next)({ when: nextLessonAt })}</p>}
        <p>{ownPage({ page: preferencesUrl })}</p>
      </section>
    </Page>
  );
}
