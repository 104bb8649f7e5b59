/** A mail's HTML as its reader sees it. */
import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type Node = Document['children'][number];
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** What fills the line of an inbox up behind the preview, and shows nothing. */
const FILLER = /(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]|\u034f)+/g;

export interface SeenMail {
  /** What the author wrote: inside the frame that all lessons share, or, where there is none of ours, the whole body. */
  card: Element | Document;
  /** The line that an inbox shows after the subject; empty where there is none. */
  preview: string;
}

export function see(html: string): SeenMail {
  const document = parseDocument(html);
  const all = DomUtils.findAll(() => true, document.children);
  const body = all.find(({ name }) => name === 'body') ?? document;
  // src/mail/layout/frame.tsx draws the lesson's own words in a cell of this class.
  const card = all.find(({ attribs }) => attribs['class']?.split(/\s+/).includes('inside')) ?? body;
  const hidden = DomUtils.findAll(isHidden, body.children)[0];
  return { card, preview: hidden ? DomUtils.textContent(hidden).replace(FILLER, ' ').trim() : '' };
}

/** The words that are seen, a line for each block. */
export function wordsOf(node: Element | Document): string {
  return readNodes(node.children)
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** All elements of a name in there, in order. */
export function elementsIn(node: Element | Document, name: string): Element[] {
  return DomUtils.getElementsByTagName(name, node.children);
}

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'em',
  'font',
  'i',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

function readNodes(nodes: readonly Node[]): string {
  return nodes.map(readNode).join('');
}

function readNode(node: Node): string {
  if (DomUtils.isText(node)) return node.data.replace(/[ \t\r\n\f]+/g, ' ');
  if (!DomUtils.isTag(node) || isHidden(node) || ['style', 'script', 'title'].includes(node.name)) return '';
  return INLINE.has(node.name) ? readNodes(node.children) : `\n${readNodes(node.children)}\n`;
}

function isHidden({ attribs }: Element): boolean {
  return attribs['aria-hidden'] === 'true' || /display:\s*none/.test(attribs['style'] ?? '');
}
