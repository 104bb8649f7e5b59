/** Finds the line of an author's file that a mistake stands on. */

/** The line (from 1) on which this begins; null where it does not occur. */
export function lineOf(source: string, messages: string | RegExp): number | null {
  const index = typeof messages === 'string' ? source.indexOf(messages) : source.search(messages);
  return index === -1 ? null : lineAt(source, index);
}

/** The line (from 1) of a place in a text. */
export function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

/** Where things stand in `course.ts`, read as text; null where they are made by other code. */
export interface CourseLines {
  /** A field of the lesson with this index, or the lesson itself where it has no such field. */
  lesson(index: number, field?: string): number | null;
  /** A field of a mail beside the lessons, or the mail itself, or what should hold it. */
  mail(key: string, field?: string): number | null;
  /** A field of the course. */
  field(name: string): number | null;
}

/** Reads where a course's `count` lessons stand. */
export function courseLines(text: string, count: number): CourseLines {
  // A line that was commented out counts for nothing, and keeps its place.
  const source = text
    .replace(/(?<=^|\s)\/\/.*$/gm, (comment) => ' '.repeat(comment.length))
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const from = Math.max(0, source.search(keyOf('lessons')));
  const starts = startsOf(source, from, count);

  function within(start: number | undefined, end: number, field: string | undefined): number | null {
    if (start === undefined) return null;
    const found = field === undefined ? -1 : source.slice(start, end).search(keyOf(field));
    return lineAt(source, start + Math.max(found, 0));
  }

  const find = (name: string) => {
    const index = source.search(keyOf(name));
    return index === -1 ? undefined : index;
  };
  return {
    lesson: (index, field) => within(starts[index], starts[index + 1] ?? source.length, field),
    mail: (key, field) => within(find(key) ?? find('mails'), source.length, field),
    field: (name) => within(find(name), source.length, undefined),
  };
}

/** Where each lesson's object begins: by a field that all of them have. */
function startsOf(source: string, from: number, count: number): number[] {
  for (const field of ['slug', 'template', 'subject']) {
    const found = [...source.slice(from).matchAll(new RegExp(keyOf(field), 'g'))].map(({ index }) => from + index);
    if (field === 'slug' ? found.length === count : found.length >= count) {
      return found.slice(0, count).map((index) => Math.max(source.lastIndexOf('{', index), from));
    }
  }
  return [];
}

/** A field's name where it is defined. */
export function keyOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])['"]?${name}['"]?\\s*:`);
}
