/** The course as the rules and the pages know it; the rendered mails are read where they are sent. */
import type { CourseDefinition } from './definition.ts';

/** A lesson by name; its subject may hold a placeholder. */
interface Lesson {
  slug: string;
  subject: string;
}

export interface Course extends Pick<CourseDefinition, 'name' | 'author' | 'language'> {
  /** In the order in which they are sent. */
  lessons: readonly Lesson[];
  /** What a reader is told where nothing else can be read. */
  sorry: string;
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
