/** The product's own sentences as the code uses them: each by its name, and no gap of it left out, or it does not compile. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { messages as english } from './en.ts';

/** A language's file: English has them first, so what it says decides which sentences there are, and with which gaps. */
export type Sentences = Written<typeof english>;

/** All of a language's sentences. */
export type AllMessages = Told<typeof english>;

/** Those that the Worker says. The build says the others. */
export type Messages = Omit<AllMessages, 'site' | 'mails'>;

type Written<T> = T extends string ? string : { readonly [Name in keyof T]: Written<T[Name]> };

/** A sentence without a gap is text, or HTML where it holds a tag; one with gaps is told with what fills them. */
type Told<T> = T extends string ? Sentence<GapIn<T>, IsHtml<T>> : { [Name in keyof T]: Told<T[Name]> };

/** What a gap in a sentence for JSX takes. */
type Filling = Exclude<Child, boolean | null | undefined>;

type Sentence<Gap extends string, Html> = [Gap] extends [never]
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

/** Reads sentences as the build leaves them (JSON). It has compared them with English: they are what their type says. */
export function messagesIn(json: string): AllMessages {
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? told(value) : value));
}

function told(sentence: string) {
  const isHtml = sentence.includes('<');
  if (!sentence.includes('{{')) return isHtml ? raw(sentence) : sentence;
  return (filling: Readonly<Record<string, Child>>): Child => {
    const pieces = sentence.split(/\{\{(\w+)\}\}/);
    const parts = pieces.map((piece, index) => (index % 2 === 1 ? filling[piece] : isHtml ? raw(piece) : piece));
    // What is no text is for JSX to draw: it escapes what is filled in.
    return parts.some((part) => typeof part === 'object') ? parts : parts.join('');
  };
}
