import type { Words } from '../../locales/locale.ts';
import type { LessonState, ReaderLesson } from './view-model.ts';

/** Whether lessons come, come again once the reader says so, or come no more. */
export type CourseState = 'running' | 'paused' | 'stopped';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly ReaderLesson[];
  course: CourseState;
  words: Words['lessons'];
}

/** The course as a path, with each lesson's state, in words as well as in colour. */
export function LessonList({ lessons, course, words }: LessonListProps) {
  return (
    <ol class="path list">
      {lessons.map(({ subject, state, at, href }, index) => (
        <li key={subject} class={course === 'stopped' && state === 'next' ? 'coming' : classOf(state)}>
          <span class="day">
            <span class="unseen">{words.lesson} </span>
            {index + 1}
          </span>
          <span>
            <span class="subject">{subject}</span>
            <span class="state">{stateWords(state, at, course, words)}</span>
            {href === null ? null : (
              <a class="again" href={href}>
                {words.again}
                <span class="unseen">: {subject}</span>
              </a>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stateWords(state: LessonState, at: string | null, course: CourseState, words: Words['lessons']): string {
  const dated = (told: (day: { when: string }) => string, undated: string) =>
    at === null ? undated : told({ when: at });
  if (state === 'received') return dated(words.cameOn, words.came);
  if (state === 'uncertain') return dated(words.uncertainOn, words.uncertain);
  if (course === 'stopped') return words.never;
  if (state === 'coming') return words.coming;
  return course === 'paused' ? words.onceResumed : dated(words.nextOn, words.next);
}

function classOf(state: LessonState): string {
  return state === 'uncertain' ? 'received' : state;
}
