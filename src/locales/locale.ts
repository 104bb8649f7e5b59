/** The type of the product's own messages, and what makes the functions and HTML out of a language's file that pages use. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { messages as english } from './en.ts';

/** What a language's file has: the keys of English. Their gaps, and the lengths of lists, are compared by the build. */
export type Sentences = Written<typeof english>;

/**
 * The messages as code uses them: a sentence without a gap is a string, one with gaps is a function that takes what
 * fills them. Code that names a message or a gap that English does not have fails to compile.
 */
export type Messages = Omit<Compiled<typeof english>, 'mails'>;

type Written<T> = T extends string
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Written<Each>[]
    : { readonly [Name in keyof T]: Written<T[Name]> };

type Compiled<T> = T extends string ? Message<GapIn<T>, IsHtml<T>> : { [Name in keyof T]: Compiled<T[Name]> };

/** What may fill a gap in JSX. */
type Filling = Exclude<Child, boolean | null | undefined>;

type Message<Gap extends string, Html> = [Gap] extends [never]
  ? Html extends true
    ? HtmlEscapedString
    : string
  : Html extends true
    ? (filling: Record<Gap, Filling>) => Child
    : Fillable<Gap>;

interface Fillable<Gap extends string> {
  (filling: Record<Gap, string | number>): string;
  (filling: Record<Gap, Filling>): Child;
}

/** The names of a sentence's gaps. */
export type GapIn<T extends string> = T extends `${string}{{${infer Gap}}}${infer Rest}` ? Gap | GapIn<Rest> : never;

type IsHtml<T extends string> = T extends `${string}<${string}` ? true : false;

/**
 * Compiles the sentences of a language. The build has compared them with English (src/build/messages.ts), so they are
 * what the type says.
 */
export function createMessages(sentences: Omit<Sentences, 'mails'>): Messages {
  return JSON.parse(JSON.stringify(sentences), (_, value: unknown) =>
    typeof value === 'string' ? compile(value) : value,
  );
}

function compile(sentence: string) {
  const isHtml = sentence.includes('<');
  if (!sentence.includes('{{')) return isHtml ? raw(sentence) : sentence;
  return (filling: Readonly<Record<string, Child>>): Child => {
    const pieces = sentence.split(/\{\{(\w+)\}\}/);
    const parts = pieces.map((piece, index) => (index % 2 === 1 ? filling[piece] : isHtml ? raw(piece) : piece));
    // Anything but text is left to JSX, which escapes what fills the gaps.
    return parts.some((part) => typeof part === 'object') ? parts : parts.join('');
  };
}
