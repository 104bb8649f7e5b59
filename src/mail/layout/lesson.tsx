import { Children, type ReactNode } from 'react';
import { useCourse } from './course.tsx';
import { LessonFooter, OnlineFooter } from './footer.tsx';
import { Frame } from './frame.tsx';
import { Progress } from './progress.tsx';
import type { LessonProps } from './props.ts';
import { P, Rule } from './prose.tsx';

interface LessonLayoutProps {
  /** What the template was called with, handed on whole. */
  reader: LessonProps;
  title: string;
  preview: string;
  /** One line on what comes next; the last lesson has none. */
  tomorrow?: string;
  children: ReactNode;
}

/** The layout of a lesson: where the subscriber is, the words, the day's exercise, what comes tomorrow. */
export function Lesson({ reader, title, preview, tomorrow, children }: LessonLayoutProps) {
  const { messages } = useCourse();
  if (Children.toArray(children).length === 0) {
    throw new Error('the lesson is empty: write its words between <Lesson …> and </Lesson>.');
  }
  return (
    <Frame
      courseName={reader.courseName}
      {...(reader.online ? {} : { preview })}
      title={title}
      above={<Progress day={reader.day} days={reader.days} />}
      footer={reader.online ? <OnlineFooter {...reader} /> : <LessonFooter {...reader} />}
    >
      {reader.online ? null : <P>{reader.greeting}</P>}
      {children}
      {tomorrow === undefined ? null : (
        <>
          <Rule />
          <P>
            <strong>{messages.lesson.tomorrow}</strong> {tomorrow}
          </P>
        </>
      )}
    </Frame>
  );
}
