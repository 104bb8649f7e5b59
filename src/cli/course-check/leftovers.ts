/** What was never meant to be sent: notes of a draft, the words that a new file comes with, and what Word leaves behind. */
import { SKELETON } from '../lesson/skeleton.ts';
import { could, type Finding, locate, must } from './finding.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';

/** In these, a writer who shouts may well say "todo": everything. */
const TODO_IS_A_WORD = ['es', 'gl', 'pt'];

const NOTE = /\b(?:TODO|FIXME|TBD)\b|\bXXX+\b|\blorem ipsum\b/gi;

/** Notes to oneself in what a reader sees, and sentences of a new lesson that nobody has replaced. */
export function draftFindings(lesson: ReadLesson, { language }: ReadCourse): Finding[] {
  const { subject, entry, drawn } = lesson;
  const notesIn = (text: string) => [...new Set(text.match(NOTE) ?? [])].filter((note) => isNote(note, language));
  const left = (note: string) => `“${note}” is left over from a draft. Replace or remove it.`;
  const inSubject = notesIn(subject).map((note) => must(entry, left(note)));
  if (drawn === null) return inSubject;
  const seen = flat(`${drawn.preview}\n${drawn.words}`);
  return [
    ...inSubject,
    ...notesIn(seen).map((note) => must(locate(lesson, note), left(note))),
    ...unwrittenFindings(lesson, seen),
  ];
}

function unwrittenFindings(lesson: ReadLesson, seen: string): Finding[] {
  const [first, ...others] = Object.values(SKELETON)
    .flat()
    .filter((sentence) => seen.includes(sentence));
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, as are ${others.length} more sentences`;
  return [
    must(locate(lesson, first), `“${first}” is placeholder text from the new file${more}. Replace it with your own.`),
  ];
}

/** Only what is written in capitals is a note, but for the dummy text of typesetters. */
function isNote(note: string, language: string): boolean {
  if (/^lorem/i.test(note)) return true;
  const isWord = note === 'TODO' && TODO_IS_A_WORD.includes(language.split('-')[0] ?? '');
  return note === note.toUpperCase() && !isWord;
}

const LEFT_IN_TEXT: readonly { form: RegExp; what: string; weight: 'must' | 'could' }[] = [
  {
    form: /â€[™œ\u009d\u009c"“”˜¦]|Ã[\u0080-\u009f\u00a1-\u00bfŸ]/u,
    what: 'There are characters that were read in the wrong encoding. Retype them.',
    weight: 'must',
  },
  {
    form: /[\ue000-\uf8ff]/u,
    what: "There is a character from a font that readers don't have, such as a Word bullet. Remove it.",
    weight: 'must',
  },
  {
    form: /\b(?:Error! (?:Bookmark|Reference source) not|Fehler! (?:Textmarke|Verweisquelle))[^.]*\./u,
    what: 'There is a broken Word reference. Replace it with the text it referred to.',
    weight: 'must',
  },
  { form: /\u00ad/u, what: 'There are soft hyphens, which some email programs display. Remove them.', weight: 'could' },
  {
    form: /\u00a0{2}|\u00a0 | \u00a0/u,
    what: 'There are several non-breaking spaces in a row. Use one.',
    weight: 'could',
  },
  { form: /^[•·▪◦] ?/mu, what: 'There is a typed bullet. Use a list instead.', weight: 'could' },
];

/** What comes along where text is pasted from a word processor; at its HTML, the build stops. */
export function wordFindings(lesson: ReadLesson): Finding[] {
  const { drawn } = lesson;
  if (drawn === null) return [];
  const seen = `${lesson.subject}\n${drawn.preview}\n${drawn.words}`;
  return LEFT_IN_TEXT.flatMap(({ form, what, weight }) => {
    const [found] = form.exec(seen) ?? [];
    if (found === undefined) return [];
    const place = locate(lesson, found);
    return [weight === 'must' ? must(place, what) : could(place, what)];
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The last lesson of several that announces another. */
export function tomorrowFindings(lesson: ReadLesson, { lessons }: ReadCourse): Finding[] {
  const { file, source } = lesson;
  if (lessons.length < 2 || lesson !== lessons.at(-1)) return [];
  const index = source.split('\n').findIndex((line) => /^\s*tomorrow\s*[:=]/.test(line));
  const words = 'The last lesson announces another one. Remove `tomorrow`, unless more lessons will follow.';
  return index < 0 ? [] : [could({ file, line: index + 1 }, words)];
}
