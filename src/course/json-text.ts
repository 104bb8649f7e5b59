/**
 * Text as it stands between the quotes of a JSON string. A lesson is some 20 KB, nearly all of it the same for every
 * subscriber: that is escaped once, and only a subscriber's own words each time. It is ASCII alone, so that a batch of a
 * hundred takes V8 one byte a character, and nothing to encode.
 */

/** A type of its own, so that no text gets into a body unescaped, or escaped twice. */
export interface JsonText {
  readonly json: string;
}

/** Any text, as it stands in a JSON string (RFC 8259, 7). */
export function jsonText(text: string): JsonText {
  return { json: escapeJson(text) };
}

/** The inside of the JSON string that holds this text, in ASCII. */
export function escapeJson(text: string): string {
  return asciiJson(text).slice(1, -1);
}

/** A value as JSON, in ASCII: other letters stand only in strings there, where each may be escaped (RFC 8259, 7). */
export function asciiJson(value: string | object): string {
  const json = JSON.stringify(value);
  if (!NOT_ASCII.test(json)) return json;
  const escaped = json.replace(EACH_NOT_ASCII, escapeUnit);
  // By way of bytes: V8 keeps what was replaced in a wide string at two bytes a character, and all that it is put into.
  return new TextDecoder().decode(new TextEncoder().encode(escaped));
}

const NOT_ASCII = /[\u0080-\uffff]/;
const EACH_NOT_ASCII = new RegExp(NOT_ASCII, 'g');

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text again. */
export function plain({ json }: JsonText): string {
  return JSON.parse(`"${json}"`);
}
