/** A lesson in Markdown as `src/mail/layout/markdown.tsx` draws it: of the parts that lessons in TSX are made of. */

export interface MarkdownLesson {
  title: string;
  preview: string;
  /** One line on what comes next; the last lesson has none. */
  tomorrow?: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'paragraph'; words: Inline[] }
  | { kind: 'heading'; words: Inline[] }
  | List
  | { kind: 'quotation'; paragraphs: Inline[][] }
  | { kind: 'exercise'; title: string; blocks: Block[] }
  | { kind: 'button'; address: string; words: Inline[] }
  | { kind: 'picture'; address: string; description: string }
  | { kind: 'rule' };

export interface List {
  kind: 'list';
  /** The number of its first item; null for bullets. */
  from: number | null;
  items: { words: Inline[]; lists: List[] }[];
}

export type Inline =
  | string
  | { kind: 'strong' | 'emphasis'; words: Inline[] }
  | { kind: 'link'; address: string; words: Inline[] }
  | { kind: 'break' };
