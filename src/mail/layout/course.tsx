import { createContext, type ReactNode, useContext } from 'react';
import type { CourseDefinition } from '../../course/definition.ts';
import type { Sentences } from '../../locales/locale.ts';
import { type Styles, styleSheetFor, stylesFor } from './styles.ts';

interface CourseProviderProps {
  course: Pick<CourseDefinition, 'language' | 'theme'>;
  /** What mails say around the author's words, in the course's language. */
  messages: Sentences['mails'];
  children: ReactNode;
}

/** What every part of a mail can ask for. */
interface MailCourse {
  /** BCP 47. */
  language: string;
  messages: Sentences['mails'];
  /** Inline styles by role, in the course's colors and type. */
  styles: Styles;
  /** What inline styles cannot say. */
  styleSheet: string;
}

const Context = createContext<MailCourse | null>(null);

/** Stands around each template when it is drawn: the layout is given the course, and imports none. */
export function CourseProvider({ course: { language, theme }, messages, children }: CourseProviderProps) {
  const course = { language, messages, styles: stylesFor(theme), styleSheet: styleSheetFor(theme) };
  return <Context value={course}>{children}</Context>;
}

/** The course that a mail is drawn for. Throws outside a `CourseProvider`. */
export function useCourse(): MailCourse {
  const course = useContext(Context);
  if (course === null) throw new Error('A part of a mail is drawn outside a CourseProvider.');
  return course;
}
