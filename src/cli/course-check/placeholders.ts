/** What was meant to become the reader's name, and will not. */

import { PLACEHOLDER } from '../../course/placeholders.ts';
import { fillSubject } from '../../course/template.ts';
import { could, type Finding, locate, must } from './finding.ts';
import type { ReadLesson } from './read-course.ts';

const REMEDY = 'Write {{name|friend}}: the name, or the text after the bar if there is none.';

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

/** Placeholders of other programs, and such as are written nearly right. What is unknown or unclosed the build stops at. */
export function placeholderFindings(lesson: ReadLesson): Finding[] {
  const { subject, entry, drawn } = lesson;
  const seen = [drawn?.preview, drawn?.words].join('\n');
  return [...findingsIn(subject, () => entry), ...findingsIn(seen, (whole) => locate(lesson, whole))];
}

type PlaceOf = (whole: string) => Pick<Finding, 'file' | 'line'>;

function findingsIn(text: string, placeOf: PlaceOf): Finding[] {
  const spaced = [...text.matchAll(PLACEHOLDER)].filter(([, , otherwise = '']) => otherwise !== otherwise.trim());
  const others = fillSubject(text.replace(TOO_MANY, '').replaceAll('\n', ' '), {});
  const findings = [
    ...spaced.map(([whole]) =>
      could(placeOf(whole), `${whole} has spaces around the text after the bar, which readers will see. Remove them.`),
    ),
    ...(text.match(TOO_MANY) ?? []).map((whole) =>
      must(placeOf(whole), `${whole} has an extra brace on each side, which readers will see. ${REMEDY}`),
    ),
    ...FOREIGN.flatMap(({ form, weight }) =>
      (others.match(form) ?? []).map((whole) =>
        weight === 'must'
          ? must(placeOf(whole), `${whole} is not replaced in emails. ${REMEDY}`)
          : could(
              placeOf(whole),
              `${whole} is not replaced in emails. That is fine if readers should fill it in. Otherwise: ${REMEDY}`,
            ),
      ),
    ),
  ];
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
