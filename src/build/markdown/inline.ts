/** What stands inside a paragraph: emphasis, links, line breaks. */
import type { PhrasingContent } from 'mdast';
import type { Inline } from '../../course/markdown-lesson.ts';
import type { Complain } from './complaints.ts';

/** The words of a paragraph, a heading or a list's item; what a mail has no part for is complained of and left out. */
export function readWords(nodes: readonly PhrasingContent[], complain: Complain): Inline[] {
  return nodes.flatMap((node) => readInline(node, complain));
}

function readInline(node: PhrasingContent, complain: Complain): Inline[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'text':
      checkText(node.value, line, complain);
      return [node.value.replaceAll('\n', ' ')];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, words: readWords(node.children, complain) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link':
      if (node.title != null) complain(line, BUTTON_IN_TEXT);
      checkAddress(node.url, { line, what: 'link' }, complain);
      return [{ kind: 'link', address: node.url, words: readWords(node.children, complain) }];
    case 'image':
      complain(line, 'A picture stands alone: put an empty line above and below it.');
      return [];
    case 'html':
      checkHtml(node.value, line, complain);
      return [];
    case 'inlineCode':
      complain(
        line,
        `The words between backticks (${node.value}) would be program code, which mails have no look for: use **bold** or quotes.`,
      );
      return [];
    default:
      complain(line, `A mail has no part for this (${node.type}): write it in other words.`);
      return [];
  }
}

const BUTTON_IN_TEXT =
  'Only a button has words in quotes behind its address, [Words](https://… "button"), and it stands alone, with an empty line above and below it.';

/** What looks like Markdown and is none: subscribers would see the signs. */
const NEARLY: readonly [RegExp, string][] = [
  [/\]\(/, 'This link is none: write [words](https://…), with no space inside the address or between ] and (.'],
  [/^#{2,}[^#\s]/, 'A heading needs a space behind its ##.'],
  [/\*\*/, 'These asterisks make nothing bold: write **bold**, with no space between the asterisks and the words.'],
  [/^\|?\s*:?-{3,}:?\s*\|/, 'Mails have no look for a table: write it as a list.'],
];

function checkText(text: string, from: number, complain: Complain): void {
  for (const [index, words] of text.split('\n').entries()) {
    for (const [sign, remedy] of NEARLY) if (sign.test(words)) complain(from + index, remedy);
  }
}

/** An address that leads somewhere from an inbox: whole, or a placeholder that becomes one. */
export function checkAddress(
  address: string,
  { line, what }: { line: number; what: string },
  complain: Complain,
): void {
  if (address === '') complain(line, `This ${what} has no address: write one between the brackets, (https://…).`);
  else if (!/^(https?:\/\/\S+\.\S|mailto:\S+@|tel:\+?[\d-]+$|\{\{\w+_url\}\})/.test(address))
    complain(
      line,
      `The ${what}’s address ${address} leads nowhere from an inbox: write all of it, such as https://course.example/page.`,
    );
}

/** Complains of HTML, once for a tag and its end; a comment is the author's own note, and is left out. */
export function checkHtml(html: string, line: number, complain: Complain): void {
  if (/^(<!--[\s\S]*-->|<\/[^>]*>)\s*$/.test(html)) return;
  const [tag = html] = /^<[^>]*>?/.exec(html) ?? [];
  const [, name = ''] = /^<([a-z0-9]+)/i.exec(html) ?? [];
  const instead = INSTEAD[name.toLowerCase()] ?? 'Markdown, or \\< if you mean the sign itself';
  complain(line, `${tag} is HTML, which a lesson in Markdown does not take: write ${instead}.`);
}

const INSTEAD: Record<string, string> = {
  b: '**bold**',
  strong: '**bold**',
  i: '*italic*',
  em: '*italic*',
  a: '[words](https://…)',
  img: '![what it shows](https://…)',
  br: 'two spaces at the end of the line before',
  p: 'paragraphs with an empty line between them',
  h1: 'the title above the prose, in its front matter',
  h2: '## and the heading',
  li: 'each item on a line that begins with "- "',
  ul: 'each item on a line that begins with "- "',
  ol: 'each item on a line that begins with "1. "',
  blockquote: 'each line with "> " before it',
  hr: '--- on a line of its own',
};
