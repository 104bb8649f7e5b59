/** Fills a rendered mail's placeholders in for one subscriber. */
import { escapeJson, type JsonText } from './json-text.ts';
import { PLACEHOLDER, type Placeholder } from './placeholders.ts';

/** A mail as the build leaves it: HTML, plain text and subject with placeholders. */
export interface Template extends Readable {
  greeting: Greeting;
}

interface Readable {
  subject: string;
  html: string;
  text: string;
}

/** How a letter begins in the course's language: with the name (in the gap `{{name}}`), and where there is none. */
export interface Greeting {
  named: string;
  unnamed: string;
}

/** The values of one subscriber; a placeholder without a value takes the words after its bar, or nothing. */
export type Values = Partial<Record<Placeholder, string>>;

/** A subject, an HTML body and a text body, ready to be sent. */
export interface FilledMail {
  subject: string;
  html: JsonText;
  text: JsonText;
}

/** The template for one subscriber, to be read: values are escaped in HTML, left alone in text, and kept to one line in the subject. */
export function fill(template: Readable, values: Values): Readable {
  return {
    subject: fillSubject(template.subject, values),
    html: join(template.html, values, PLAIN, escapeHtml),
    text: join(template.text, values, PLAIN),
  };
}

/** The same, to be sent: the bodies as a call to Resend carries them. */
export function fillToSend(template: Readable, values: Values): FilledMail {
  return {
    subject: fillSubject(template.subject, values),
    html: { json: join(template.html, values, JSON_TEXT, escapeHtml) },
    text: { json: join(template.text, values, JSON_TEXT) },
  };
}

/** A subject for one subscriber, on one line. */
export function fillSubject(subject: string, values: Values): string {
  return oneLine(join(subject, values, PLAIN, oneLine));
}

/** How a letter begins: with the name, or naturally without one. */
export function greeting(name: string, { named, unnamed }: Greeting): string {
  return name === '' ? unnamed : named.replace('{{name}}', () => name);
}

interface Gap {
  key: string;
  otherwise: string;
}

/** What a text is written into: as it is, or with the escapes of a JSON string. */
interface Medium {
  write(text: string): string;
  /** Literals and gaps in turn; cut and written once a template, because a batch fills the same one a hundred times. */
  cut: Map<string, (string | Gap)[]>;
}

const PLAIN: Medium = { write: (text) => text, cut: new Map() };
const JSON_TEXT: Medium = { write: escapeJson, cut: new Map() };

function piecesOf(source: string, { write, cut }: Medium): (string | Gap)[] {
  const known = cut.get(source);
  if (known) return known;
  const pieces: (string | Gap)[] = [];
  let from = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    pieces.push(write(source.slice(from, match.index)), { key: match[1] ?? '', otherwise: write(match[2] ?? '') });
    from = match.index + match[0].length;
  }
  pieces.push(write(source.slice(from)));
  cut.set(source, pieces);
  return pieces;
}

function join(
  source: string,
  values: Readonly<Record<string, string>>,
  medium: Medium,
  escapeValue: (value: string) => string = PLAIN.write,
): string {
  let out = '';
  for (const piece of piecesOf(source, medium)) {
    if (typeof piece === 'string') {
      out += piece;
      continue;
    }
    // The words after the bar are the author's, and as much part of the template as what stands around them.
    const value = values[piece.key];
    out += value ? medium.write(escapeValue(value)) : piece.otherwise;
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
