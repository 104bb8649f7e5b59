/** The beginning of a lesson, for those who wonder what one is like. */

/** The beginning of a lesson: its title, and its first paragraphs. */
export interface Sample {
  title: string;
  paragraphs: string[];
}

/** So many words give the tone of a lesson, and not the lesson. */
const MIN_WORDS = 80;

/** The beginning of a lesson's plain text, from behind its greeting: whole paragraphs, of 80 words or a little more. */
export function sampleOf(text: string): Sample {
  const blocks = text.split(/\n\n+/).map((block) => block.replace(/\s+/g, ' ').trim());
  const greeting = blocks.indexOf('{{greeting}}');
  const paragraphs: string[] = [];
  for (const block of blocks.slice(greeting + 1)) {
    if (messagesIn(paragraphs.join(' ')) >= MIN_WORDS) break;
    paragraphs.push(block);
  }
  // A heading that would be the last of them belongs to what is not shown.
  if (isHeading(paragraphs.at(-1) ?? '.')) paragraphs.pop();
  return { title: blocks[greeting - 1] ?? '', paragraphs };
}

/** Whether a paragraph is a heading: plain text knows one by its missing full stop. */
export function isHeading(paragraph: string): boolean {
  return /[\p{L}\p{N}]$/u.test(paragraph);
}

function messagesIn(text: string): number {
  return text.split(' ').filter((word) => word !== '').length;
}
