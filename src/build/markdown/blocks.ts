/** A lesson's prose as the parts that mails are made of. */
import type { Heading, List as ListNode, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Block, Inline, List } from '../../course/markdown-lesson.ts';
import type { Complain } from './complaints.ts';
import { checkAddress, checkHtml, readWords } from './inline.ts';

/** `## Exercise: a letter` begins the box of the day's exercise. */
const EXERCISE = /^exercise\s*(?::\s*|$)/i;

/** The blocks in their order, with all that belongs to an exercise inside it: up to the next heading or rule. */
export function readBlocks(nodes: readonly RootContent[], complain: Complain): Block[] {
  const blocks: Block[] = [];
  let exercise: Extract<Block, { kind: 'exercise' }> | null = null;
  for (const node of nodes) {
    const line = lineOf(node);
    const title = node.type === 'heading' ? exerciseTitle(node) : null;
    if (exercise?.blocks.length === 0 && (node.type === 'heading' || node.type === 'thematicBreak'))
      complain(line, 'The exercise above this line is empty: write what there is to do.');
    if (title !== null) {
      if (title === '') complain(line, 'The exercise needs a title: ## Exercise: a letter to yourself');
      exercise = { kind: 'exercise', title, blocks: [] };
      blocks.push(exercise);
    } else if (exercise !== null && node.type === 'thematicBreak') {
      // It ends the box, whose edge is rule enough.
      exercise = null;
    } else {
      if (node.type === 'heading') exercise = null;
      (exercise?.blocks ?? blocks).push(...readBlock(node, complain));
    }
  }
  if (exercise?.blocks.length === 0)
    complain(lineOf(nodes.at(-1)), 'The exercise is empty: write below its heading what there is to do.');
  return blocks;
}

function readBlock(node: RootContent, complain: Complain): Block[] {
  const line = lineOf(node);
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, complain);
    case 'heading':
      if (node.depth === 1)
        complain(line, 'The title of the mail stands in the front matter: a heading in the prose begins with ##.');
      if (node.depth > 2)
        complain(line, `A mail has one kind of heading, which begins with ##, not with ${'#'.repeat(node.depth)}.`);
      // Only one that is made by what stands below it has two lines.
      if (node.position && node.position.end.line > line) complain(line, UNDERLINED);
      return [{ kind: 'heading', words: readWords(node.children, complain) }];
    case 'list':
      return [readList(node, complain)];
    case 'blockquote':
      return [{ kind: 'quotation', paragraphs: node.children.flatMap((child) => readQuoted(child, complain)) }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'html':
      checkHtml(node.value, line, complain);
      return [];
    case 'code':
      complain(line, node.lang == null && node.meta == null ? INDENTED : CODE);
      return [];
    case 'definition':
      complain(line, 'Write the address of a link right behind its words: [words](https://…).');
      return [];
    default:
      complain(line, `A mail has no part for this (${node.type}): write it in other words.`);
      return [];
  }
}

const UNDERLINED =
  'The line of hyphens right below these words makes a heading of them: put an empty line above it, or write ## before the words if you mean one.';

const CODE = 'Mails have no look for program code: write it in other words, or as a picture with a description.';
const INDENTED =
  'A line that begins with a tab or four spaces, or that stands between ```, would be program code: begin it without them.';

function readParagraph({ children, position }: Paragraph, complain: Complain): Block[] {
  const line = position?.start.line ?? 1;
  const [only, ...others] = children;
  if (only?.type === 'image' && others.length === 0) {
    const { url: address, alt } = only;
    const description = (alt ?? '').trim();
    if (description === '')
      complain(line, 'This picture has no description for those who do not see it: write ![what it shows](https://…).');
    checkPicture(address, line, complain);
    return [{ kind: 'picture', address, description }];
  }
  if (only?.type === 'link' && others.length === 0 && only.title === 'button') {
    checkAddress(only.url, { line, what: 'button' }, complain);
    return [{ kind: 'button', address: only.url, words: readWords(only.children, complain) }];
  }
  const words = readWords(children, complain);
  return words.length === 0 ? [] : [{ kind: 'paragraph', words }];
}

function checkPicture(address: string, line: number, complain: Complain): void {
  if (/^https:\/\/\S+\.\S/.test(address)) return;
  const told = address === '' ? 'This picture has no address' : `No inbox can show the picture ${address}`;
  complain(line, `${told}: put the picture on the web, and write its whole address, https://…`);
}

function readQuoted(node: RootContent, complain: Complain): Inline[][] {
  if (node.type === 'paragraph') return [readWords(node.children, complain)];
  complain(lineOf(node), 'A quotation holds paragraphs alone: take this out of it, or take away the > before it.');
  return [];
}

function readList({ ordered, start, children }: ListNode, complain: Complain): List {
  const items = children.map((item) => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph')
      complain(lineOf(item), 'This item of a list has no words: write them behind its dash or number.');
    const lists = rest.flatMap((node) => {
      if (node.type === 'list') return [readList(node, complain)];
      complain(
        lineOf(node),
        'An item of a list is one paragraph: begin a new item, or end the list by beginning this line at the margin.',
      );
      return [];
    });
    return { words: first?.type === 'paragraph' ? readWords(first.children, complain) : [], lists };
  });
  return { kind: 'list', from: ordered ? (start ?? 1) : null, items };
}

function exerciseTitle({ depth, children }: Heading): string | null {
  const words = plain(children);
  return depth === 2 && EXERCISE.test(words) ? words.replace(EXERCISE, '').trim() : null;
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('');
}

function lineOf(node: RootContent | undefined): number {
  return node?.position?.start.line ?? 1;
}
