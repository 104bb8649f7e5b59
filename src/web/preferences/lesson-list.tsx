import type { Messages } from '../../locales/locale.ts';
import type { LessonState } from '../../subscribers/progress.ts';
import type { LessonView } from './view.ts';

/** Whether lessons come, come once the subscriber resumes, or come no more. */
export type CourseState = 'running' | 'paused' | 'stopped';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly LessonView[];
  course: CourseState;
  messages: Messages['lessons'];
}

/** The course as a path, with each lesson's state in text as well as in color. */
export function LessonList({ lessons, course, messages }: LessonListProps) {
  return (
    <ol class="path list">
      {lessons.map(({ subject, state, at, href }, index) => (
        <li key={subject} class={course === 'stopped' && state === 'next' ? 'coming' : classOf(state)}>
          <span class="day">
            <span class="unseen">{messages.lesson} </span>
            {index + 1}
          </span>
          <span>
            <span class="subject">{subject}</span>
            <span class="state">{stateText({ state, at }, course, messages)}</span>
            {href === null ? null : (
              <a class="again" href={href}>
                {messages.again}
                <span class="unseen">: {subject}</span>
              </a>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stateText(
  { state, at }: Pick<LessonView, 'state' | 'at'>,
  course: CourseState,
  messages: Messages['lessons'],
): string {
  const dated = (withDate: (date: { when: string }) => string, withoutDate: string) =>
    at === null ? withoutDate : withDate({ when: at });
  if (state === 'received') return dated(messages.cameOn, messages.came);
  if (state === 'uncertain') return dated(messages.uncertainOn, messages.uncertain);
  if (course === 'stopped') return messages.never;
  if (state === 'coming') return messages.coming;
  return course === 'paused' ? messages.onceResumed : dated(messages.nextOn, messages.next);
}

function classOf(state: LessonState): string {
  return state === 'uncertain' ? 'received' : state;
}
