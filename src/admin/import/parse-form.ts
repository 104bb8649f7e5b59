/** Parses the import form. */
import { type Course, slugsOf } from '../../course/course.ts';
import { isTimeZone } from '../../domain/slot.ts';
import { fieldText } from '../../web/subscribe/form.ts';
import type { Settings } from './start.ts';

/** What is wrong with a field of the form. */
export interface FormMistake {
  field: 'file' | 'from' | 'timezone' | 'words' | 'agreed';
  message: string;
}

/** What the operator entered. */
export type FormValues = Record<'from' | 'timezone' | 'words', string>;

export type Parsed =
  | { kind: 'right'; file: File; timeZone: string; settings: Settings }
  | { kind: 'wrong'; mistake: FormMistake };

const MAX_TEXT_LENGTH = 200;
const MAX_FILE_NAME_LENGTH = 100;

/** Parses the fields of the form. */
export function parseImport(fields: Record<string, unknown>, course: Course): Parsed {
  const file = fields['file'];
  const { from, timezone, words } = formValues(fields);
  const wrong = (field: FormMistake['field'], message: string): Parsed => ({
    kind: 'wrong',
    mistake: { field, message },
  });
  if (!(file instanceof File) || file.size === 0) {
    return wrong('file', 'No file, or an empty one. Choose a CSV file.');
  }
  if (!slugsOf(course).includes(from)) return wrong('from', 'The course has no such lesson. Choose one from the list.');
  if (!isTimeZone(timezone)) return wrong('timezone', 'Unknown time zone. Choose one from the list.');
  if (words === '' || words.length > MAX_TEXT_LENGTH) {
    return wrong('words', `Say where and when these people agreed, in at most ${MAX_TEXT_LENGTH} characters.`);
  }
  if (fields['agreed'] !== 'yes') {
    return wrong('agreed', 'You can only import people who agreed to get this course. Check the box if they did.');
  }
  const name = oneLine(file.name).slice(0, MAX_FILE_NAME_LENGTH) || 'Untitled file';
  return { kind: 'right', file, timeZone: timezone, settings: { file: name, words, from } };
}

/** What was entered, to be shown again. */
export function formValues(fields: Record<string, unknown>): FormValues {
  const field = (name: string) => oneLine(fieldText(fields, name));
  return { from: field('from'), timezone: field('timezone'), words: field('words') };
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
