/** Which lesson came when, and which is next, by the subscriber's clock and by UTC. */

import type { Messages } from '../../locales/locale.ts';
import { LessonList } from '../../web/preferences/lesson-list.tsx';
import type { Story } from './story.ts';
import { bothClocks } from './when.ts';

const MESSAGES: Messages['lessons'] = {
  heading: 'Lessons',
  lesson: 'Lesson',
  again: 'Read it',
  cameOn: ({ when }) => `Came on ${when}`,
  came: 'Came; when is not known',
  uncertainOn: ({ when }) => `Sent on ${when}; it may not have arrived`,
  uncertain: 'Sent; it may not have arrived',
  never: 'Not received',
  coming: 'Still to come',
  onceResumed: 'Next, once they resume',
  nextOn: ({ when }) => `Next: ${when}`,
  next: 'Next',
};

/** The course as this subscriber goes through it. */
export function Path({ story }: { story: Story }) {
  const { lessons, progress, subscriber, now } = story;
  const told = lessons.map(({ subject, state, at }) => ({
    subject,
    state,
    at: at === null ? null : bothClocks(at, subscriber.timeZone, now),
    href: null,
  }));
  const course = progress.status === 'active' ? 'running' : progress.status === 'paused' ? 'paused' : 'stopped';
  return (
    <>
      <h2>{MESSAGES.heading}</h2>
      <LessonList lessons={told} course={course} messages={MESSAGES} />
    </>
  );
}
