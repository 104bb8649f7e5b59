/** Renders an author's templates into HTML and plain text, each with placeholders for a subscriber's own values. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CourseDefinition, MailDefinition } from '../course/definition.ts';
import { lessonPath, MAIL_PATHS, onlinePath } from '../course/mail-paths.ts';
import type { Template } from '../course/template.ts';
import type { Sentences } from '../locales/locale.ts';
import { loadDefinition } from './definition.ts';
import { type Drawing, drawTemplate } from './draw.ts';
import { type CourseFolder, nameOf } from './folder.ts';
import { loadMessages } from './messages.ts';
import { OTHER_MAILS, otherMails } from './other-mails.ts';
import { type Problem, tell } from './problem.ts';
import { lessonProblems, otherMailProblems, siteProblems } from './problems.ts';
import { shapeProblems } from './shape.ts';
import { lineOf } from './source.ts';

/** What every template is called with: the placeholders that the Worker fills in. */
const placeholderProps = {
  greeting: '{{greeting}}',
  siteUrl: '{{site_url}}',
  confirmUrl: '{{confirm_url}}',
  onlineUrl: '{{online_url}}',
  whyStopped: '{{why_stopped}}',
  preferencesUrl: '{{preferences_url}}',
  unsubscribeUrl: '{{unsubscribe_url}}',
  postalAddress: '{{postal_address}}',
};

/**
 * A course's definition, its rendered mails by the path under which the Worker reads them, and the product's own
 * sentences in its language; or all that is wrong with it.
 */
export type Rendered =
  | { ok: true; definition: CourseDefinition; mails: Map<string, Template>; sentences: Sentences }
  | { ok: false; problems: Problem[] };

interface Rendering extends Drawing {
  course: CourseDefinition;
  /** The lessons' mails alone, each drawn as if it were the only one, so that its place does not show in it. */
  toCompare: boolean;
}

/** Renders the course in a folder; `scratch` is a folder for bundles, emptied again. */
export async function renderCourse(
  folder: CourseFolder,
  scratch: string,
  { toCompare = false } = {},
): Promise<Rendered> {
  try {
    const loaded = await loadDefinition(folder, scratch);
    if (!loaded.ok) return loaded;
    const { definition, file } = loaded;
    const problems = lessonProblems(definition, file);
    if (!toCompare) problems.push(...(await shapeProblems(definition, folder)));
    if (problems.length > 0) return { ok: false, problems };
    const messages = await loadMessages(definition.language, scratch, {
      file: file.file,
      line: file.lines.field('language'),
    });
    if (!messages.ok) return messages;
    const { sentences } = messages;
    const mails = toCompare ? null : otherMails(definition, sentences);
    if (mails) problems.push(...otherMailProblems(mails, file), ...(await landingProblems(definition, folder)));
    return problems.length > 0
      ? { ok: false, problems }
      : await renderAll({ folder, scratch, course: definition, sentences, toCompare });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function landingProblems(definition: CourseDefinition, folder: CourseFolder): Promise<Problem[]> {
  if (definition.lessons.length === 0) return [];
  const file =
    ['landing.ts', 'course.ts'].map((name) => join(folder.own, name)).find((each) => existsSync(each)) ?? folder.own;
  const line = lineOf(await readFile(file, 'utf8'), /\bsample['"]?\s*:/);
  return siteProblems(definition, { file: nameOf(folder, file), line });
}

async function renderAll(rendering: Rendering): Promise<Rendered> {
  const { course: definition, toCompare, sentences } = rendering;
  const { name, lessons: lines } = definition;
  const { greeting } = sentences.mails;
  const mails = otherMails(definition, sentences);
  const days = toCompare ? 1 : lines.length;
  const problems: Problem[] = [];
  const rendered = new Map<string, Template>();

  async function draw({ subject, template }: MailDefinition, own: object): Promise<Template | null> {
    const drawn = await drawTemplate(template, { ...placeholderProps, courseName: name, days, ...own }, rendering);
    if (drawn.ok) return { subject, greeting, ...drawn.mail };
    problems.push(...drawn.problems);
    return null;
  }

  for (const [index, line] of lines.entries()) {
    const day = toCompare ? 1 : index + 1;
    const mail = await draw(line, { day });
    if (mail === null) continue;
    rendered.set(lessonPath(line.slug), mail);
    const page = toCompare ? null : await draw(line, { day, online: true });
    if (page) rendered.set(onlinePath(line.slug), { ...page, text: '' });
  }
  for (const [key] of toCompare ? [] : OTHER_MAILS) {
    const mail = await draw(mails[key], {});
    if (mail) rendered.set(MAIL_PATHS[key], mail);
  }
  // A template that two lessons have has its mistakes once.
  const told = [...new Map(problems.map((problem) => [tell(problem), problem])).values()];
  return told.length > 0 ? { ok: false, problems: told } : { ok: true, definition, mails: rendered, sentences };
}
