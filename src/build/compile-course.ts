/** Makes of an author's definition what the Worker knows of the course. */
import type { Course, LessonSample } from '../course/course.ts';
import type { CourseDefinition } from '../course/definition.ts';
import { lessonPath } from '../course/mail-paths.ts';
import { BELOW } from '../course/reading-time.ts';
import { fillSubject, type Template } from '../course/template.ts';

/** The course for `dist/course.json`; `mails` are its rendered mails by path. */
export function compileCourse(definition: CourseDefinition, mails: ReadonlyMap<string, Template>): Course {
  const { name, author, language, theme, landing, lessons } = definition;
  const { text = '' } = mails.get(lessonPath(landing.sample)) ?? {};
  return {
    name,
    author,
    language,
    theme,
    landing: { ...landing, sample: sampleOf(text) },
    lessons: lessons.map(({ slug, subject }) => ({ slug, subject })),
  };
}

/** Enough to give the tone of a lesson without giving the lesson away. */
const MIN_WORDS = 80;

/** The beginning of a lesson, from its plain text: its title, and whole paragraphs after the greeting, of 80 words or a little more. */
export function sampleOf(text: string): LessonSample {
  const blocks = text.split(/\n\n+/).flatMap((block) => block.replace(/\s+/g, ' ').trim() || []);
  const greeting = blocks.indexOf('{{greeting}}');
  const beginning: string[] = [];
  for (const block of blocks.slice(greeting + 1)) {
    if (BELOW.test(block) || countWords(beginning.join(' ')) >= MIN_WORDS) break;
    // For nobody in particular: where a subscriber's name would be, the words for those without one.
    beginning.push(fillSubject(block, {}));
  }
  // A heading at the end would belong to a paragraph that is not shown.
  if (isHeading(beginning.at(-1) ?? '.')) beginning.pop();
  const paragraphs = beginning.map((paragraph) => ({ text: paragraph, isHeading: isHeading(paragraph) }));
  return { title: blocks[greeting - 1] ?? '', paragraphs };
}

/** In plain text, a heading is a paragraph that ends without punctuation. */
function isHeading(paragraph: string): boolean {
  return /[\p{L}\p{N}]$/u.test(paragraph);
}

function countWords(text: string): number {
  return text.split(' ').filter((word) => word !== '').length;
}
