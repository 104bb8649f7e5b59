/** Where a lesson stands for a reader. */
export type LessonState = 'received' | 'next' | 'coming';

interface LessonListProps {
  /** In the order of the course. */
  lessons: readonly { subject: string; state: LessonState }[];
  /** Whether more lessons come; for who has left, none is next. */
  running: boolean;
}

const RUNNING: Record<LessonState, string> = { received: 'Received', next: 'Next', coming: 'Still to come' };
const STOPPED: Record<LessonState, string> = {
  received: 'Received',
  next: 'Not received',
  coming: 'Not received',
};

/** The course as a path, with each lesson's state, in words as well as in colour. */
export function LessonList({ lessons, running }: LessonListProps) {
  const words = running ? RUNNING : STOPPED;
  return (
    <ol class="path list">
      {lessons.map(({ subject, state }, index) => (
        <li key={subject} class={running || state === 'received' ? state : 'coming'}>
          <span class="day">
            <span class="unseen">Lesson </span>
            {index + 1}
          </span>
          <span>
            <span class="subject">{subject}</span>
            <span class="state">{words[state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
