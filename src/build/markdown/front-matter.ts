/** What stands above a lesson's prose, between two lines of three hyphens: its title, and what inboxes show. */
import { isMap, isScalar, type Pair, parseDocument, type YAMLError } from 'yaml';
import { didYouMean, nameMeant } from '../problem.ts';
import type { Complain } from './complaints.ts';

const REQUIRED = ['title', 'preview'] as const;
const FIELDS = [...REQUIRED, 'tomorrow'] as const;

type Field = (typeof FIELDS)[number];

export type FrontMatter = Partial<Record<Field, string>>;

const SHOULD_BE =
  'Begin the file with a line of three hyphens, then `title: …` and `preview: …` (the line that inboxes show), each on a line of its own, then three hyphens again.';

/** A file's front matter, and its prose with empty lines in its place, so that lines keep their number; `end` is its last line. */
export function readFrontMatter(
  source: string,
  complain: Complain,
): { fields: FrontMatter; prose: string; end: number } {
  const lines = source.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const opening = lines[first]?.trimEnd() ?? '';
  if (opening !== '---') {
    complain(
      Math.max(first, 0) + 1,
      /^[-–—]*[–—][-–—]*$/.test(opening) ? DASHES : `The front matter is missing. ${SHOULD_BE}`,
    );
    return { fields: {}, prose: source, end: 1 };
  }
  const length = lines.slice(first + 1).findIndex((line) => /^(---|\.\.\.)\s*$/.test(line));
  if (length === -1) {
    complain(
      first + 1,
      'The front matter that begins here has no end: put a line of three hyphens below its last field.',
    );
    return { fields: {}, prose: '', end: 1 };
  }
  const yaml = lines.slice(first + 1, first + 1 + length);
  const rest = lines.slice(first + length + 2);
  const fields = readFields(yaml, first + 1, complain);
  return { fields, prose: '\n'.repeat(first + length + 2) + rest.join('\n'), end: first + length + 2 };
}

const DASHES =
  'Your editor has made a dash of the three hyphens with which the front matter begins: type --- again, and undo what it makes of it.';

/** `above`: how many lines of the file stand above these. */
function readFields(lines: readonly string[], above: number, complain: Complain): FrontMatter {
  const unspaced = lines.findIndex((line) => /^[a-z]+:[^ \t]/.test(line));
  if (unspaced !== -1) {
    complain(above + unspaced + 1, 'Put an ordinary space behind the colon of this field.');
    return {};
  }
  const source = lines.join('\n');
  // Nothing but text: `title: true` is the word.
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  const lineAt = (offset: number) => above + source.slice(0, offset).split('\n').length;
  if (error) {
    const at = lineAt(error.pos[0]) - above - 1;
    const { index, why } = inPlainWords(lines, at, error);
    complain(above + index + 1, why);
    return {};
  }
  if (!isMap(document.contents)) {
    complain(above, `The front matter has no fields. ${SHOULD_BE}`);
    return {};
  }
  const fields: FrontMatter = {};
  for (const pair of document.contents.items)
    readField(pair, fields, (offset, message) => complain(lineAt(offset), message));
  const typed = document.contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  for (const field of REQUIRED) {
    if (!typed.some((name) => name === field || (nameMeant(name, FIELDS) === field && !typed.includes(field))))
      complain(above, `The front matter lacks \`${field}\`: add a line \`${field}: …\` below this one.`);
  }
  return fields;
}

function readField({ key, value }: Pair, fields: FrontMatter, complain: Complain): void {
  if (!isScalar(key)) return;
  const at = key.range?.[0] ?? 0;
  const field = FIELDS.find((known) => known === key.value);
  if (field === undefined) {
    const known = `Known are ${FIELDS.join(', ')}.`;
    complain(
      at,
      `The front matter has an unknown field \`${key.value}\`.${didYouMean(String(key.value), FIELDS)} ${known}`,
    );
    return;
  }
  const words = isScalar(value)
    ? String(value.value ?? '')
        .replace(/\s+/g, ' ')
        .trim()
    : null;
  if (words === null) complain(at, `\`${field}\` is to be words: put them between straight quotes: ${field}: "…"`);
  else if (words === '')
    complain(
      at,
      `\`${field}\` is empty: write its words behind the colon, or take the line away if the lesson needs none.`,
    );
  else if (isScalar(value) && value.comment != null)
    complain(
      at,
      `What stands behind the # of \`${field}\` would not be shown: put all of it between straight quotes: ${field}: "…"`,
    );
  else if (isScalar(value) && value.type === 'PLAIN' && /^[“„”‘‚’][^“„”‘‚]*[”“’‘]$/.test(words))
    complain(
      at,
      `\`${field}\` stands between curly quotes, which readers would see: take them away, or, if they are meant, put straight ones around them: ${field}: "${words}"`,
    );
  else fields[field] = words;
}

/** What a prose writer can do about an error of YAML, and on which of the lines. */
function inPlainWords(lines: readonly string[], at: number, error: YAMLError): { index: number; why: string } {
  const tab = lines.findIndex((line) => /^ *\t/.test(line));
  if (tab !== -1) return { index: tab, why: 'This line of the front matter begins with a tab: take it away.' };
  if (error.code === 'DUPLICATE_KEY')
    return { index: at, why: 'This field stands here twice: take one of the two away.' };
  // The parser often stumbles one line behind the mistake.
  for (const index of [at, at - 1]) {
    const why = whyOf(lines[index] ?? '');
    if (why !== null) return { index, why };
  }
  return {
    index: at,
    why: `The front matter can’t be read here (${error.message.replace(/\.$/, '')}). A field is its name, a colon, a space, and words; put the words between straight quotes if in doubt.`,
  };
}

function whyOf(line: string): string | null {
  const [, field, words = ''] = /^([A-Za-z]+): +(.*)$/.exec(line) ?? [];
  if (field === undefined) {
    return line.trim() === ''
      ? null
      : 'This line of the front matter is no field: write its name, a colon, a space, and words, such as `title: A first step`.';
  }
  const remedy = `Put all of it between straight quotes: ${field}: "…"`;
  if (/^["']/.test(words))
    return `The straight quotes of \`${field}\` have to be at its beginning and its end, and nowhere else: use curly quotes (“ ”) inside.`;
  if (/: /.test(words)) return `\`${field}\` has a colon among its words. ${remedy}`;
  return /^[^\p{L}\p{N}]/u.test(words)
    ? `\`${field}\` begins with ${words[0]}, which means something else here. ${remedy}`
    : null;
}
