/** Parses what the operator says about a file, once. */
import { type Course, slugsOf } from '../../course/course.ts';
import { isTimeZone } from '../../domain/slot.ts';
import { fieldText } from '../../web/subscribe/form.ts';
import type { Settings } from './begin.ts';

/** A field of the form in which something can be wrong. */
export interface FormMistake {
  field: 'file' | 'from' | 'timezone' | 'words' | 'agreed';
  message: string;
}

/** What stands in the form. */
export type Typed = Record<'from' | 'timezone' | 'words', string>;

export type Parsed =
  | { kind: 'right'; file: File; timeZone: string; settings: Settings }
  | { kind: 'wrong'; mistake: FormMistake };

const MAX_TEXT_LENGTH = 200;
const MAX_FILE_NAME_LENGTH = 100;

/** Parses the fields of the form. */
export function parseImport(fields: Record<string, unknown>, course: Course): Parsed {
  const file = fields['file'];
  const { from, timezone, words } = typedIn(fields);
  const wrong = (field: FormMistake['field'], message: string): Parsed => ({
    kind: 'wrong',
    mistake: { field, message },
  });
  if (!(file instanceof File) || file.size === 0) {
    return wrong('file', 'There is no file, or nothing in it. Choose a CSV file.');
  }
  if (!slugsOf(course).includes(from)) return wrong('from', 'The course has no such lesson. Choose one of the list.');
  if (!isTimeZone(timezone)) return wrong('timezone', 'There is no such time zone. Choose one of the list.');
  if (words === '' || words.length > MAX_TEXT_LENGTH) {
    return wrong('words', `Say where and when they agreed, in ${MAX_TEXT_LENGTH} characters at most.`);
  }
  if (fields['agreed'] !== 'yes') {
    return wrong('agreed', 'Only people who agreed to get this course may be brought in: tick that they did.');
  }
  const name = oneLine(file.name).slice(0, MAX_FILE_NAME_LENGTH) || 'A file';
  return { kind: 'right', file, timeZone: timezone, settings: { file: name, words, from } };
}

/** What was typed, to be shown again. */
export function typedIn(fields: Record<string, unknown>): Typed {
  const field = (name: string) => oneLine(fieldText(fields, name));
  return { from: field('from'), timezone: field('timezone'), words: field('words') };
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
