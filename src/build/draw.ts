/** Draws one template, in TSX or Markdown, as a mail. */
import { readFile } from 'node:fs/promises';
import type { ReactNode } from 'react';
import type { CourseDefinition } from '../course/definition.ts';
import type { Template } from '../course/template.ts';
import type { Sentences } from '../locales/locale.ts';
import { problemsBehind } from './code-problems.ts';
import { type CourseFolder, findTemplate, nameOf } from './folder.ts';
import { loadTemplate } from './load.ts';
import { renderedProblems } from './mail-problems.ts';
import { pasteFault } from './paste-fault.ts';
import { plainText } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { lineOf } from './source.ts';
import { tidyHtml, tidyText } from './tidy.ts';

// React picks its build when it is first imported; the development one is ten times slower.
process.env['NODE_ENV'] = 'production';

export type Drawn = { ok: true; mail: Pick<Template, 'html' | 'text'> } | { ok: false; problems: Problem[] };

/** What every template of a course is drawn with. */
export interface Drawing {
  folder: CourseFolder;
  /** A folder for bundles. */
  scratch: string;
  course: Pick<CourseDefinition, 'language' | 'theme'>;
  sentences: Sentences;
}

/** Draws a template of the course with these props, or says all that is wrong with it. */
export async function drawTemplate(
  template: string,
  props: object,
  { folder, scratch, course, sentences }: Drawing,
): Promise<Drawn> {
  const file = findTemplate(folder, template);
  if (file === null) throw new Error(`The template ${template} is missing.`);
  const name = nameOf(folder, file);
  const source = await readFile(file, 'utf8');
  const look = { course, messages: sentences.mails };
  const pasted = pasteFault(source);
  if (pasted !== null) return { ok: false, problems: [{ file: name, ...pasted }] };
  try {
    const {
      template: { default: component },
      CourseProvider,
    } = await loadTemplate(file, scratch);
    if (typeof component !== 'function') return { ok: false, problems: [noComponent(name, source)] };
    const { createElement } = await import('react');
    const mail = await render(createElement(CourseProvider, look, createElement(component, props)));
    const problems = renderedProblems(mail, { file: name, source });
    return problems.length > 0 ? { ok: false, problems } : { ok: true, mail };
  } catch (error) {
    const layout = lineOf(source, /<Lesson\b/);
    const problems = problemsBehind(error, file, folder);
    return { ok: false, problems: problems.map((problem) => ({ ...problem, line: problem.line ?? layout })) };
  }
}

async function render(element: ReactNode) {
  const { render: draw } = await import('react-email');
  return {
    html: tidyHtml(await draw(element)),
    text: tidyText(await draw(element, { plainText: true, htmlToTextOptions: plainText })),
  };
}

function noComponent(file: string, source: string): Problem {
  if (source.trim() === '')
    return { file, line: 1, message: 'The lesson is empty: write it, or take its line out of course.ts.' };
  const line = lineOf(source, /^(export\s+)?(function|const)\s+[A-Z]/m) ?? 1;
  return {
    file,
    line,
    message: 'The file has no default export: its function has to begin with `export default function`.',
  };
}
