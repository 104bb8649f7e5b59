/** Draws one template, in TSX or Markdown, as a mail. */
import { readFile } from 'node:fs/promises';
import type { Template } from '../course/template.ts';
import { problemsBehind } from './code-problems.ts';
import { type CourseFolder, findFile, nameOf } from './folder.ts';
import { loadAuthors } from './load.ts';
import { renderedProblems } from './mail-problems.ts';
import { pasteFault } from './paste-fault.ts';
import { plainText } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { lineOf } from './source.ts';
import { tidyHtml, tidyText } from './tidy.ts';

// React picks its build when it is first imported; the development one is ten times slower.
process.env['NODE_ENV'] = 'production';

export type Drawn = { ok: true; mail: Pick<Template, 'html' | 'text'> } | { ok: false; problems: Problem[] };

/** Draws a template of the course with these props, or says all that is wrong with it. `scratch` is a folder for bundles. */
export async function drawTemplate(
  template: string,
  props: object,
  { folder, scratch }: { folder: CourseFolder; scratch: string },
): Promise<Drawn> {
  const file = findFile(folder, template);
  if (file === null) throw new Error(`The template ${template} is missing.`);
  const name = nameOf(folder, file);
  const source = await readFile(file, 'utf8');
  const pasted = pasteFault(source);
  if (pasted !== null) return { ok: false, problems: [{ file: name, ...pasted }] };
  try {
    const { default: component } = await loadAuthors(file, scratch, folder);
    if (typeof component !== 'function') return { ok: false, problems: [noComponent(name, source)] };
    const mail = await render(component, props);
    const problems = renderedProblems(mail, { file: name, source });
    return problems.length > 0 ? { ok: false, problems } : { ok: true, mail };
  } catch (error) {
    const layout = lineOf(source, /<Lesson\b/);
    const problems = problemsBehind(error, file, folder);
    return { ok: false, problems: problems.map((problem) => ({ ...problem, line: problem.line ?? layout })) };
  }
}

async function render(component: React.FunctionComponent<object>, props: object) {
  const { createElement } = await import('react');
  const { render: draw } = await import('react-email');
  const element = createElement(component, props);
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
