/** A course as `npm run build` leaves it for the Worker: everything but the rendered mails, which are read when sent. */
import type { CourseDefinition, LandingWords } from './definition.ts';

/** A lesson by name; its subject may hold a placeholder. */
interface Lesson {
  slug: string;
  subject: string;
}

/** The beginning of a lesson, as the landing page shows it. */
export interface LessonSample {
  title: string;
  paragraphs: readonly { text: string; isHeading: boolean }[];
}

export interface Course extends Pick<CourseDefinition, 'name' | 'author' | 'language' | 'theme'> {
  /** In the order in which they are sent. */
  lessons: readonly Lesson[];
  landing: Omit<LandingWords, 'sample'> & { sample: LessonSample };
}

/** The slugs of a course, in order: all that the rules about lessons need to know. */
export function slugsOf(course: Course): string[] {
  return course.lessons.map((lesson) => lesson.slug);
}

/** The slug of the lesson that leaves on confirmation. The build lets no course without a lesson pass. */
export function firstLesson({ lessons: [first] }: Course): string {
  if (!first) throw new Error('The course has no lesson.');
  return first.slug;
}
