import type { LessonState, ReaderLesson } from './reader.ts';

/** Whether lessons come, come again once the reader says so, or come no more. */
export type CourseState = 'running' | 'paused' | 'stopped';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly ReaderLesson[];
  course: CourseState;
}

const dated = (at: string | null, words: string, undated: string) => (at === null ? undated : `${words}${at}`);

/** The course as a path, with each lesson's state, in words as well as in colour. */
export function LessonList({ lessons, course }: LessonListProps) {
  return (
    <ol class="path list">
      {lessons.map(({ subject, state, at, href }, index) => (
        <li key={subject} class={course === 'stopped' && state === 'next' ? 'coming' : classOf(state)}>
          <span class="day">
            <span class="unseen">Lesson </span>
            {index + 1}
          </span>
          <span>
            <span class="subject">{subject}</span>
            <span class="state">{stateWords(state, at, course)}</span>
            {href === null ? null : (
              <a class="again" href={href}>
                Read it again<span class="unseen">: {subject}</span>
              </a>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stateWords(state: LessonState, at: string | null, course: CourseState): string {
  if (state === 'received') return dated(at, 'Came on ', 'Received');
  if (state === 'uncertain')
    return dated(at, 'Sent, but it may not have arrived: ', 'Sent, but it may not have arrived');
  if (course === 'stopped') return 'Not received';
  if (state === 'coming') return 'Still to come';
  return course === 'paused' ? 'Next, once you resume' : dated(at, 'Next: ', 'Next');
}

function classOf(state: LessonState): string {
  return state === 'uncertain' ? 'received' : state;
}
