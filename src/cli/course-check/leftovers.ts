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
  const left = (note: string) => `“${note}” is left from a draft: write what belongs there, or take it out.`;
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
  const more = others.length === 0 ? '' : `, and so did ${others.length} more`;
  return [must(locate(lesson, first), `“${first}” came with the new file${more}: write your own words there.`)];
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
    what: 'There are letters that were read in another encoding: write them anew.',
    weight: 'must',
  },
  {
    form: /[\ue000-\uf8ff]/u,
    what: 'There is a sign of a font that only your machine has, such as a bullet of Word: take it out.',
    weight: 'must',
  },
  {
    form: /\b(?:Error! (?:Bookmark|Reference source) not|Fehler! (?:Textmarke|Verweisquelle))[^.]*\./u,
    what: "There are Word's words for a broken reference: write what it referred to.",
    weight: 'must',
  },
  { form: /\u00ad/u, what: 'There are soft hyphens, which some mail programs show: take them out.', weight: 'could' },
  {
    form: /\u00a0{2}|\u00a0 | \u00a0/u,
    what: 'There are several spaces in a row that do not break: one is enough.',
    weight: 'could',
  },
  { form: /^[•·▪◦] ?/mu, what: 'There is a bullet that was typed: make it a list.', weight: 'could' },
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
  const words =
    'The last lesson says what comes tomorrow, and nothing does: take `tomorrow` out, unless more is to come.';
  return index < 0 ? [] : [could({ file, line: index + 1 }, words)];
}
