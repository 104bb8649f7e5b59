import type { Messages } from '../../locales/locale.ts';
import type { LessonState, ReaderLesson } from './view-model.ts';

/** Whether lessons come, come again once the reader says so, or come no more. */
export type CourseState = 'running' | 'paused' | 'stopped';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly ReaderLesson[];
  course: CourseState;
  messages: Messages['lessons'];
}

/** The course as a path, with each lesson's state, in words as well as in colour. */
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
            <span class="state">{stateWords(state, at, course, messages)}</span>
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

function stateWords(state: LessonState, at: string | null, course: CourseState, messages: Messages['lessons']): string {
  const dated = (told: (day: { when: string }) => string, undated: string) =>
    at === null ? undated : told({ when: at });
  if (state === 'received') return dated(messages.cameOn, messages.came);
  if (state === 'uncertain') return dated(messages.uncertainOn, messages.uncertain);
  if (course === 'stopped') return messages.never;
  if (state === 'coming') return messages.coming;
  return course === 'paused' ? messages.onceResumed : dated(messages.nextOn, messages.next);
}

function classOf(state: LessonState): string {
  return state === 'uncertain' ? 'received' : state;
}
