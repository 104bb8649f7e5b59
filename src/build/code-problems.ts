/** What esbuild or JavaScript says of an author's file, in words that help somebody who writes prose. */
import type { Message } from 'esbuild';
import { type CourseFolder, nameOf, real } from './folder.ts';
import { TOLD } from './load.ts';
import type { Problem } from './problem.ts';

/** The problems behind an error that was thrown while `file` was bundled, imported or drawn. */
export function problemsBehind(error: unknown, file: string, folder: CourseFolder): Problem[] {
  if (isBuildFailure(error)) {
    const [first, ...others] = error.errors.map((each) => syntaxProblem(each, file, folder));
    // One mistake makes what stands behind it unreadable, too.
    const told = error.errors.every(({ detail }) => detail === TOLD);
    return first === undefined ? [] : told ? [first, ...others] : [first];
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, place = ''] = stack.split(`${real(file)}:`);
  const line = Number.parseInt(place, 10) || null;
  return [{ file: nameOf(folder, file), line, message: drawingMistake(message) }];
}

function isBuildFailure(error: unknown): error is { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function syntaxProblem({ text, location, detail }: Message, file: string, folder: CourseFolder): Problem {
  const message = detail === TOLD ? text : inPlainWords(text, location?.lineText ?? '');
  return {
    file: nameOf(folder, location?.file ?? file),
    line: location?.line || null,
    message,
  };
}

const CURLY = /[“”„‘’‚]/;

function inPlainWords(text: string, line: string): string {
  const [, missing] = /^Could not resolve "(.*)"/.exec(text) ?? [];
  const [, other = '', name] = /^No matching export in "(.*)" for import "(.*)"/.exec(text) ?? [];
  if (name !== undefined) return `It imports ${name}, which ${other} does not have: look at its name.`;
  if (missing !== undefined) return `It imports ${missing}, which is not there: look at the name of the file.`;
  if (PLACEHOLDER_IN_CODE.test(line)) return QUOTED_PLACEHOLDER;
  if (/(^|[{[(,:=\s])['"][^'"]*\p{L}'\p{L}/u.test(line)) return APOSTROPHE;
  if (CURLY.test(text) || /[:=[,(]\s*[“”„‘’‚]/.test(line)) return CURLY_QUOTES;
  return `The code can’t be read here: ${text.replace(/\.$/, '')}. The mistake is on this line or just above it: a comma, a quote, a bracket or a tag is missing or too many. Compare it with a file that works.`;
}

/** `{{name|friend}}` between tags: to JSX a piece of code. */
const PLACEHOLDER_IN_CODE = /(?<![='"`]\s*)\{\{\s*\w+\s*(\|[^{}]*)?\}\}/;

const QUOTED_PLACEHOLDER = "In a TSX file a placeholder stands in quotes and braces of its own: {'{{name|friend}}'}.";

const APOSTROPHE =
  "A straight apostrophe (') ends the words that it stands in: write a curly one (’) instead, or put the words between double quotes.";

const CURLY_QUOTES =
  'There is a curly quote (“ ” ‘ ’) where code needs a straight one: type \' or " at the beginning and at the end of the words; inside them curly ones are fine.';

function drawingMistake(message: string): string {
  const [, unknown] = /^(\w+) is not defined$/.exec(message) ?? [];
  if (unknown !== undefined && /^[A-Z]/.test(unknown))
    return `It uses <${unknown}>, which it does not import: add ${unknown} to the import from 'daystep/emails'.`;
  if (unknown !== undefined) return `It uses ${unknown}, which is no value here. ${QUOTED_PLACEHOLDER}`;
  if (message.startsWith('Objects are not valid as a React child'))
    return `Between its tags stands a piece of code that is no text. ${QUOTED_PLACEHOLDER}`;
  return `It can’t be drawn: ${message}`;
}
