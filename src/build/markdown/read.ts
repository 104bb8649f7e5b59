/** Reads a lesson that is written in Markdown: front matter, then prose. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { MarkdownLesson } from '../../course/markdown-lesson.ts';
import { pasteFault } from '../paste-fault.ts';
import type { Problem } from '../problem.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';

export type MarkdownRead = { ok: true; lesson: MarkdownLesson } | { ok: false; problems: Omit<Problem, 'file'>[] };

/** Reads a lesson's source: CommonMark, with bare addresses as links. All mistakes are told, those of one kind and line once. */
export function readMarkdown(source: string): MarkdownRead {
  const lines = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const problems = new Map<string, Omit<Problem, 'file'>>();
  const complain = (line: number, message: string) => problems.set(`${line} ${message}`, { line, message });
  const { fields, prose, end } = readFrontMatter(lines, complain);
  const blocks = readProse(prose, complain);
  if (blocks.length === 0 && problems.size === 0) {
    complain(end, 'The lesson is empty: write its words below the front matter.');
  }
  const { title, preview, tomorrow } = fields;
  if (problems.size > 0 || title === undefined || preview === undefined) {
    return { ok: false, problems: [...problems.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  }
  return { ok: true, lesson: { title, preview, ...(tomorrow === undefined ? {} : { tomorrow }), blocks } };
}

function readProse(prose: string, complain: (line: number, message: string) => void) {
  const fault = pasteFault(prose);
  if (fault !== null) {
    complain(fault.line, fault.message);
    return [];
  }
  const { children } = fromMarkdown(prose, {
    extensions: [gfmAutolinkLiteral()],
    mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
  });
  return readBlocks(children, complain);
}
