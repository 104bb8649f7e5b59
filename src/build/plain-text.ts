/** How a mail reads as plain text: headings that stand out without shouting, and links that can be read and tapped. */

/** What is used here of a node as html-to-text reads it. */
interface Node {
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
  prev: Node | null;
  next: Node | null;
}

/** What is used here of that which collects the text. */
interface Builder {
  addInline(messages: string, options: { noWordTransform: boolean }): void;
}

/** Upper-casing a heading would break a placeholder in it. */
const heading = { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 2 };

/** The options of html-to-text for all mails. */
export const plainText = {
  selectors: [
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: heading })),
    { selector: 'a', format: 'link' },
  ],
  formatters: { link },
};

/** "Unsubscribe: https://…" where a link is a line of its own, "a page (https://…)" where it stands in a sentence. */
function link(node: Node, walk: (children: Node[], builder: Builder) => void, builder: Builder): void {
  const address = node.attribs?.['href'] ?? '';
  const messages = wordsOf(node);
  const say = (text: string) => builder.addInline(text, { noWordTransform: true });
  if (messages === address || messages === withoutScheme(address)) {
    say(address);
    return;
  }
  walk(node.children ?? [], builder);
  const isAlone = [node.prev, node.next].every((beside) => beside === null || beside.name === 'br');
  say(isAlone ? `: ${address}` : ` (${address})`);
}

function wordsOf({ name, data = '', children = [] }: Node): string {
  return name === undefined ? data : children.map(wordsOf).join('');
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
