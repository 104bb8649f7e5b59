/** What was meant to become the reader's name, and will not. */
import { closestMatch } from 'leven';
import { fillSubject } from '../../core/fill.ts';
import { PLACEHOLDER, PLACEHOLDERS } from '../../core/placeholders.ts';
import { could, type Finding, must } from './finding.ts';
import { lineOf, placeIn, type ReadCourse, type ReadLesson } from './read-course.ts';

const REMEDY = 'Write {{name|friend}}: the name, or the words after the bar.';

/** How other programs, and people, write a placeholder. Sample messages have brackets for their sender to fill in. */
const FOREIGN: readonly { form: RegExp; weight: 'must' | 'could' }[] = [
  { form: /\*\|[A-Z_:]+\|\*/g, weight: 'must' },
  { form: /%%?[a-z]*_?name%%?/gi, weight: 'must' },
  { form: /<<\s*[\w ]*name\s*>>/gi, weight: 'must' },
  { form: /(?<!\{)\{[^{}|\n]*name\s*(?:\|[^{}]*)?\}(?!\})/gi, weight: 'must' },
  { form: /(?<!\{)\{(?![^{}|\n]*name\s*[|}])\s*[\w .-]+\s*(?:\|[^{}]*)?\}(?!\})/gi, weight: 'could' },
  { form: /\[\s*(?:(?:your|first|last|their|her|his)[ _-]*)*name\s*\]/gi, weight: 'could' },
  { form: /\[(?!NAME\]|FIRST[ _-]NAME\]|LAST[ _-]NAME\])[A-Z]{2,}(?:[ _-][A-Z]+)*\]/g, weight: 'could' },
];

const TOO_MANY = /\{{3,}[^{}]*\}{3,}/g;

/** Placeholders that are misspelt, lack the words for a reader without a name, or are none of ours. */
export function placeholderFindings(lesson: ReadLesson, _course: ReadCourse): Finding[] {
  const { subject, entry, source, drawn } = lesson;
  const inSubject = bracesIn(subject, () => entry);
  const inSource = bracesIn(source, (whole) => placeIn(lesson, whole));
  const seen = [drawn?.preview, drawn?.words].join('\n');
  return [
    ...inSubject,
    ...inSource,
    ...foreignIn(subject, () => entry),
    ...foreignIn(seen, (whole) => ({ file: lesson.file, line: lineOf(source, whole) })),
  ];
}

type PlaceOf = (whole: string) => Pick<Finding, 'file' | 'line'>;

/** Pairs of double braces that hold a word. Code has such, too: `style={{ width }}`. */
function bracesIn(text: string, placeOf: PlaceOf): Finding[] {
  const found = [...text.matchAll(PLACEHOLDER)].filter(
    ({ index, 1: key = '' }) => /^[\w -]*$/.test(key) && !/[={]/.test(text[index - 1] ?? ''),
  );
  const findings = found.flatMap(([whole, key = '', otherwise]): Finding[] => {
    const place = placeOf(whole);
    if (!PLACEHOLDERS.some((known) => known === key)) {
      return [{ ...must(place, `${whole} is no placeholder. ${meant(key)}`), buildSays: whole }];
    }
    if (key === 'name' && otherwise === undefined) {
      return [{ ...must(place, `${whole} has no words for readers who gave no name. ${REMEDY}`), buildSays: whole }];
    }
    return otherwise !== undefined && otherwise !== otherwise.trim()
      ? [could(place, `${whole} has spaces around the words after the bar, and a reader sees them: take them out.`)]
      : [];
  });
  return onceEach(findings);
}

function foreignIn(text: string, placeOf: PlaceOf): Finding[] {
  const tooMany = (text.match(TOO_MANY) ?? []).map((whole) =>
    must(placeOf(whole), `${whole} has a brace too many on each side, which stays there. ${REMEDY}`),
  );
  const ours = fillSubject(text.replace(TOO_MANY, '').replaceAll('\n', ' '), {});
  const findings = FOREIGN.flatMap(({ form, weight }) =>
    (ours.match(form) ?? []).map((whole): Finding => {
      const place = placeOf(whole);
      return weight === 'must'
        ? must(place, `${whole} stays as it is in every mail. ${REMEDY}`)
        : could(place, `${whole} stays as it is in every mail; fine if your reader is to fill it in. Else: ${REMEDY}`);
    }),
  );
  return onceEach([...tooMany, ...findings]);
}

function meant(key: string): string {
  const known = closestMatch(key.toLowerCase(), PLACEHOLDERS, { maxDistance: 2 });
  if (known === 'name' || /name/i.test(key) || known === undefined) return REMEDY;
  return `Did you mean {{${known}}}?`;
}

function onceEach(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
