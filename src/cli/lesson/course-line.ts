/** Puts a lesson's line into the text of `course.ts`, and leaves all else of it as the author wrote it. */
import { type ArrayExpression, type ObjectProperty, parseSync, Visitor } from 'oxc-parser';
import type { LessonDefinition } from '../../course/definition.ts';

/** The width at which this project's formatter breaks a line. */
const WIDTH = 120;

/** The lesson as it stands in `course.ts`, without a comma: on one line where it fits behind `indent`. */
export function lessonLine({ slug, subject, template }: LessonDefinition, indent = ''): string {
  const fields = Object.entries({ slug, subject, template }).map(([key, value]) => `${key}: ${quoted(value)}`);
  const line = `{ ${fields.join(', ')} }`;
  if (indent.length + line.length < WIDTH) return line;
  return `{\n${fields.map((field) => `${indent}  ${field},\n`).join('')}${indent}}`;
}

/**
 * `course.ts` with one lesson more, behind the one whose slug is `after`, or at the end where that is null.
 * Null where its list of lessons, or that lesson in it, stands in no form that is known here: nobody guesses then.
 */
export function withLesson(source: string, lesson: LessonDefinition, after: string | null): string | null {
  const list = lessonList(source);
  if (list === null) return null;
  const { elements } = list;
  if (elements.length === 0) {
    const indent = `${indentAt(source, list.start)}  `;
    const line = `\n${indent}${lessonLine(lesson, indent)},\n${indent.slice(2)}`;
    return splice(source, list.start + 1, list.end - 1, line);
  }
  const before = after === null ? elements.at(-1) : elements.find((element) => slugIn(source, element) === after);
  return before ? behind(source, before, lesson) : null;
}

type Element = ArrayExpression['elements'][number];

function behind(source: string, { start, end }: { start: number; end: number }, lesson: LessonDefinition): string {
  const indent = indentAt(source, start);
  const rest = source.slice(end);
  const [, comma = '', remark = ''] = /^(\s*,)?([^\S\n]*(?:\/\/[^\n]*)?)(?=\n)/.exec(rest) ?? [];
  const endsItsLine = rest[comma.length + remark.length] === '\n';
  const standsAlone = /^\s*$/.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start));
  if (!endsItsLine || !standsAlone) return splice(source, end, end, `, ${lessonLine(lesson)}`);
  const line = `\n${indent}${lessonLine(lesson, indent)},`;
  return splice(source, end, end + comma.length + remark.length, `,${remark}${line}`);
}

/** The first list that is called `lessons`; null where the text is no TypeScript, or has none. */
function lessonList(source: string): ArrayExpression | null {
  const { program, errors } = parseSync('course.ts', source);
  if (errors.length > 0) return null;
  let found: ArrayExpression | null = null;
  new Visitor({
    Property({ key, value }) {
      const isLessons = (key.type === 'Identifier' && key.name === 'lessons') || isText(key, 'lessons');
      const list = value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression' ? value.expression : value;
      if (isLessons && list.type === 'ArrayExpression') found ??= list;
    },
  }).visit(program);
  return found;
}

/** The slug of a lesson that is written out there; undefined for one that comes from elsewhere. */
function slugIn(source: string, element: Element): string | undefined {
  if (element?.type !== 'ObjectExpression') return undefined;
  const slug = element.properties.find(
    (property): property is ObjectProperty =>
      property.type === 'Property' && /^(['"]?)slug\1$/.test(source.slice(property.key.start, property.key.end)),
  );
  return slug?.value.type === 'Literal' && typeof slug.value.value === 'string' ? slug.value.value : undefined;
}

function isText(node: object, text: string): boolean {
  return 'value' in node && node.value === text;
}

function indentAt(source: string, offset: number): string {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[^\S\n]*/.exec(line)?.[0] ?? '';
}

function splice(text: string, from: number, to: number, words: string): string {
  return text.slice(0, from) + words + text.slice(to);
}

/** A string of TypeScript, in the quotes that this project's formatter takes. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text);
  return text.includes("'") && !text.includes('"')
    ? escaped
    : `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
