/** Where a lesson stands for a reader. `uncertain`: it was sent, and nobody can tell whether it arrived. */
export type LessonState = 'received' | 'uncertain' | 'next' | 'coming';

/** Whether lessons come, come again once the reader says so, or come no more. */
export type CourseState = 'running' | 'paused' | 'stopped';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly { subject: string; state: LessonState }[];
  course: CourseState;
}

const SENT = { received: 'Received', uncertain: 'Sent, but it may not have arrived' };

const WORDS: Record<CourseState, Record<LessonState, string>> = {
  running: { ...SENT, next: 'Next', coming: 'Still to come' },
  paused: { ...SENT, next: 'Next, once you resume', coming: 'Still to come' },
  stopped: { ...SENT, next: 'Not received', coming: 'Not received' },
};

/** Whether a lesson has had its turn. */
export const isPast = (state: LessonState) => state === 'received' || state === 'uncertain';

/** The course as a path, with each lesson's state, in words as well as in colour. */
export function LessonList({ lessons, course }: LessonListProps) {
  return (
    <ol class="path list">
      {lessons.map(({ subject, state }, index) => (
        <li key={subject} class={classOf(state, course)}>
          <span class="day">
            <span class="unseen">Lesson </span>
            {index + 1}
          </span>
          <span>
            <span class="subject">{subject}</span>
            <span class="state">{WORDS[course][state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function classOf(state: LessonState, course: CourseState): string {
  if (isPast(state)) return 'received';
  return course === 'stopped' ? 'coming' : state;
}
