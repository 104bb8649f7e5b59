/** Fills a rendered mail's placeholders in for one reader. */
import { PLACEHOLDER, type Placeholder } from './placeholders.ts';

/** A mail as the build leaves it: HTML, plain text and subject with placeholders. */
export interface Template {
  subject: string;
  html: string;
  text: string;
}

/** The values of one reader; a placeholder without a value takes the words after its bar, or nothing. */
export type Values = Partial<Record<Placeholder, string>>;

/** A subject, an HTML body and a text body, ready to be sent. */
export interface FilledMail {
  subject: string;
  html: string;
  text: string;
}

/** The template for one reader: values are escaped in HTML, left alone in text, and kept to one line in the subject. */
export function fill(template: Template, values: Values): FilledMail {
  return {
    subject: fillSubject(template.subject, values),
    html: join(piecesOf(template.html), values, escapeHtml),
    text: join(piecesOf(template.text), values, (value) => value),
  };
}

/** A subject for one reader, on one line. */
export function fillSubject(subject: string, values: Values): string {
  return oneLine(join(piecesOf(subject), values, oneLine));
}

/** How a letter begins: with the name, or naturally without one. */
export function greeting(name: string): string {
  return name === '' ? 'Hello,' : `Hi ${name},`;
}

interface Gap {
  key: string;
  otherwise: string;
}

/** Literals and gaps in turn; cut once a template, because a batch fills the same one a hundred times. */
const cache = new Map<string, (string | Gap)[]>();

function piecesOf(source: string): (string | Gap)[] {
  const known = cache.get(source);
  if (known) return known;
  const pieces: (string | Gap)[] = [];
  let from = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    pieces.push(source.slice(from, match.index), { key: match[1] ?? '', otherwise: match[2] ?? '' });
    from = match.index + match[0].length;
  }
  pieces.push(source.slice(from));
  cache.set(source, pieces);
  return pieces;
}

function join(
  pieces: readonly (string | Gap)[],
  values: Readonly<Record<string, string>>,
  write: (value: string) => string,
) {
  let out = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out += piece;
      continue;
    }
    // The words after the bar are the author's, and as much part of the template as what stands around them.
    const value = values[piece.key];
    out += value ? write(value) : piece.otherwise;
  }
  return out;
}

/** Line breaks in a subject would let a name write headers of its own. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in an attribute too. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
