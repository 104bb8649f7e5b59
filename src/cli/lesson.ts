/**
 * `npm run lesson -- "A title"`: a new lesson, as a file to write in and a line in `course.ts`. In Markdown, or with
 * `--tsx` in TSX; at the end, or with `--after <slug>` behind another lesson.
 */
import { parseArgs } from 'node:util';
import { courseFolder } from '../build/folder.ts';
import { courseArgument, runCommand, UsageError } from './command/run.ts';
import { addLesson, slugOf } from './lesson/add.ts';

const OPTIONS = {
  tsx: { type: 'boolean', default: false },
  after: { type: 'string' },
  slug: { type: 'string' },
} as const;

async function lesson(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: courseArgument(args), options: OPTIONS, allowPositionals: true });
  const title = titleIn(positionals);
  const slug = values.slug ?? slugOf(title);
  if (slug === null) {
    throw new UsageError(
      `No slug can be made of "${title}". Give one, in small letters: npm run lesson -- "${title}" --slug my-lesson`,
    );
  }
  const template = `${slug}.${values.tsx ? 'tsx' : 'md'}`;
  const added = await addLesson(courseFolder(), { slug, subject: title, template }, values.after ?? null);
  const width = Math.max(added.file.length, added.course.length);
  console.log(`
  Lesson ${added.place} of ${added.count}, “${title}”:

    ${added.file.padEnd(width)}   the lesson: write in here
    ${added.course.padEnd(width)}   has a line for it, with its subject

  npm start              rebuilds the course whenever you save
  npm run email          shows every mail as you write it
  npm run course:check   reads the course before your readers do
`);
}

function titleIn(words: string[]): string {
  const [title = '', more] = words.map((word) => word.trim());
  if (more !== undefined) throw new UsageError(`Put the title in quotes: npm run lesson -- "${words.join(' ')}"`);
  if (title === '') throw new UsageError('Give the lesson a title: npm run lesson -- "How to begin"');
  return title;
}

await runCommand(lesson);
