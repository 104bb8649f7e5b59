/** Renders React Email templates into HTML and plain text, each with placeholders for a reader's own values. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '../core/course.ts';
import type { CourseDefinition, MailDefinition } from '../core/definition.ts';
import type { Template } from '../core/fill.ts';
import { lessonPath, MAIL_PATHS, onlinePath } from '../core/mail-paths.ts';
import type { Sentences } from '../words/words.ts';
import { load } from './load.ts';
import { OTHER_MAILS, otherMails } from './other-mails.ts';
import { plainText } from './plain-text.ts';
import { lessonProblems, otherMailProblems, renderedProblems } from './problems.ts';
import { tidyHtml, tidyText } from './tidy.ts';
import { loadWords } from './words.ts';

// React picks its build when it is first imported; the development one is ten times slower.
process.env['NODE_ENV'] = 'production';

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
 * A course, its rendered mails by the path under which the Worker reads them, and the product's own sentences in its
 * language; or all that is wrong with it, each a sentence for the author.
 */
export type Rendered =
  | { ok: true; course: Course; mails: Map<string, Template>; sentences: Sentences }
  | { ok: false; problems: string[] };

/**
 * Renders the course defined by `course.ts` in the folder `emails`; `scratch` is a folder for bundles, emptied again.
 * `toCompare`: the lessons' mails alone, each drawn as if it were the only one, so that its place does not show in it.
 */
export async function renderCourse(emails: string, scratch: string, { toCompare = false } = {}): Promise<Rendered> {
  try {
    const definition = await loadDefinition(emails, scratch);
    const words = await loadWords(definition.language, scratch);
    if (!words.ok) return words;
    const { sentences } = words;
    const exists = (file: string) => existsSync(join(emails, file));
    const problems = lessonProblems(definition, exists);
    if (!toCompare) problems.push(...otherMailProblems(otherMails(definition, sentences), exists));
    return problems.length > 0
      ? { ok: false, problems }
      : await renderAll(definition, { emails, scratch, toCompare, sentences });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function renderAll(
  definition: CourseDefinition,
  {
    emails,
    scratch,
    toCompare,
    sentences,
  }: { emails: string; scratch: string; toCompare: boolean; sentences: Sentences },
): Promise<Rendered> {
  const { name, author, language, lessons: lines } = definition;
  const { greeting } = sentences.mails;
  const mails = otherMails(definition, sentences);
  const days = toCompare ? 1 : lines.length;
  const problems: string[] = [];

  async function draw({ subject, template }: MailDefinition, own: object): Promise<Template> {
    const props = { ...placeholderProps, courseName: definition.name, days, ...own };
    return { subject, greeting, ...(await renderTemplate(join(emails, template), scratch, props)) };
  }

  async function mail(name: string, line: MailDefinition, own: object = {}): Promise<Template> {
    const drawn = await draw(line, own);
    problems.push(...renderedProblems(name, drawn));
    return drawn;
  }

  const rendered = new Map<string, Template>();
  for (const [index, line] of lines.entries()) {
    const name = `Lesson ${index + 1} ("${line.slug}")`;
    const day = toCompare ? 1 : index + 1;
    rendered.set(lessonPath(line.slug), await mail(name, line, { day }));
    if (!toCompare) rendered.set(onlinePath(line.slug), { ...(await draw(line, { day, online: true })), text: '' });
  }
  if (!toCompare) for (const [key, name] of OTHER_MAILS) rendered.set(MAIL_PATHS[key], await mail(name, mails[key]));
  const lessons = lines.map(({ slug, subject }) => ({ slug, subject }));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, course: { name, author, language, lessons, sorry: sentences.sorry }, mails: rendered, sentences };
}

/** What the author wrote in `course.ts`; its bundle stays in `scratch`. */
export async function loadDefinition(emails: string, scratch: string): Promise<CourseDefinition> {
  const { course } = await load(join(emails, 'course.ts'), scratch);
  return course;
}

async function renderTemplate(file: string, scratch: string, props: object): Promise<Pick<Template, 'html' | 'text'>> {
  const { createElement } = await import('react');
  const { render } = await import('react-email');
  const template = await load(file, scratch);
  if (typeof template.default !== 'function') throw new Error(`${file} has no component as its default export.`);
  const element = createElement(template.default, props);
  return {
    html: tidyHtml(await render(element)),
    text: tidyText(await render(element, { plainText: true, htmlToTextOptions: plainText })),
  };
}
