/** What is wrong with a mail once it is drawn, told by the line of its template. */
import { braceFaults, placeholderFaults, withoutPlaceholders } from './placeholder-faults.ts';
import type { Problem } from './problem.ts';
import { bytesOf } from './problems.ts';
import { lineAt, lineOf } from './source.ts';

/** Gmail clips a mail at about 102 KB; a link token takes some hundred bytes more than its placeholder. */
const MAX_BYTES = 100 * 1024 - 1024;

/** Each mistake once, at its first line; null where it comes from a file that the template imports. */
export function renderedProblems(
  { html, text }: { html: string; text: string },
  { file, source }: { file: string; source: string },
): Problem[] {
  const problem = (line: number | null, message: string): Problem => ({ file, line, message });
  return [
    ...sizeProblems(html, source, problem),
    ...placeholderProblems({ html, text }, source, problem),
    ...linkProblems(html, source, problem),
    ...pictureProblems(html, source, problem),
  ];
}

type Make = (line: number | null, message: string) => Problem;

function sizeProblems(html: string, source: string, problem: Make): Problem[] {
  const bytes = bytesOf(html);
  if (bytes <= MAX_BYTES) return [];
  // The layout is a few KB: what is cut off begins about as far down in the template as it does in the mail.
  const line = lineAt(source, Math.floor((source.length * MAX_BYTES) / bytes));
  const size = Math.ceil(bytes / 1024);
  return [
    problem(
      line,
      `The mail is ${size} KB: over 100 KB Gmail cuts it off, about at this line. Shorten it, or split it in two.`,
    ),
  ];
}

function placeholderProblems({ html, text }: { html: string; text: string }, source: string, problem: Make): Problem[] {
  const unknown = new Map(
    [decoded(html), text].flatMap(placeholderFaults).map(({ typed, message }) => [typed, message]),
  );
  const unbraced = braceFaults(text);
  const rest = unbraced.length > 0 ? withoutPlaceholders(source) : '';
  return [
    ...[...unknown].map(([typed, message]) => problem(lineOf(source, typed), `The lesson has ${message}`)),
    ...unbraced.map(({ typed, message }) => problem(lineOf(rest, typed), `The lesson has ${message}`)),
  ];
}

function linkProblems(html: string, source: string, problem: Make): Problem[] {
  const addresses = [...html.matchAll(/<a\b[^>]*>/g)].map(([tag]) => decoded(/ href="([^"]*)"/.exec(tag)?.[1] ?? ''));
  const wrong = [...new Set(addresses)].filter(
    (address) => !/^(https?:\/\/\S+|mailto:\S+@\S+|tel:\+?[\d-]+|\{\{\w+_url\}\}\S*)$/.test(address),
  );
  return wrong.map((address) =>
    address === ''
      ? problem(
          lineOf(
            source,
            /\bhref=("\s*"|\{\s*(''|""|undefined)\s*\})|<(A|a|CallToAction|Link|Button)(\s+(?!href)[\w-]+=\S+)*\s*>/,
          ),
          'A link has no address: write href="https://…".',
        )
      : problem(
          lineOf(source, address),
          `The link’s address ${address} leads nowhere from an inbox: write all of it, such as https://course.example/page.`,
        ),
  );
}

function pictureProblems(html: string, source: string, problem: Make): Problem[] {
  return [...html.matchAll(/<img\b[^>]*>/g)].flatMap(([tag]) => {
    const address = decoded(/ src="([^"]*)"/.exec(tag)?.[1] ?? '');
    const description = / alt="([^"]*)"/.exec(tag)?.[1] ?? '';
    const line = address === '' ? lineOf(source, /<(Picture|Img|img)\b/) : lineOf(source, address);
    return [
      ...(description.trim() === ''
        ? [problem(line, 'This picture has no description for those who do not see it: write alt="what it shows".')]
        : []),
      ...(/^https:\/\/\S+\.\S/.test(address)
        ? []
        : [
            problem(
              line,
              `No inbox can show the picture ${address || 'without an address'}: put it on the web, and write its whole address, https://…`,
            ),
          ]),
    ];
  });
}

function decoded(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
