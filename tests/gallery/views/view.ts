/** A view: what a reader can come to see, page or mail, as it was answered once, so that all who check it see the same. */

export type Group = 'Pages' | 'The reader’s own page' | 'When something is wrong' | 'The operator’s area' | 'Mails';

export interface View {
  /** Stands in file names: lower case and hyphens. */
  name: string;
  group: Group;
  /** The answer's status; 200 for a mail. */
  status: number;
  /** What the answer must be: pages that tell of a mistake have a status of their own. */
  expected: number;
  headers: Record<string, string>;
  html: string;
  /** The path under which the course has it, where another view shows it in a frame. */
  path?: string;
}

/** The headers without which a page would be another one in the browser. */
const KEPT = ['content-type', 'content-security-policy', 'x-robots-tag'];

/** An answer of the course, as it is kept. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  html: string;
}

/** Keeps an answer. */
export async function answerOf(response: Response): Promise<Answer> {
  const headers = KEPT.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, headers: Object.fromEntries(headers), html: await response.text() };
}

/** A page as a view, which must have been answered with `expected`. */
export function pageView(group: Group, name: string, answer: Answer, expected = 200): View {
  return { group, name, expected, ...answer };
}

/** A mail as a view: its HTML as a mail program shows it. */
export function mailView(name: string, { html }: { html: string }): View {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { group: 'Mails', name, status: 200, expected: 200, headers, html };
}
