/** An alert's words: which course, what is wrong, what to do, what is over. */
import type { News, OpenTrouble } from '../domain/alert-policy.ts';
import { overInWords, troubleInShort, troubleInWords } from './incident-text.ts';

/** Discord takes 2,000 characters. */
const LONGEST = 1_900;

const LONGEST_NAME = 80;

/** One text for all news of a tick, one line each; `host` tells this deployment from any other. */
export function alertText({ begun, over }: News, { name, host }: { name: string; host: string }): string {
  const text = (begins: (trouble: OpenTrouble) => string) =>
    [
      `${name.slice(0, LONGEST_NAME)} (${host}):`,
      ...begun.map((trouble) => `Trouble: ${begins(trouble)}`),
      ...over.map((trouble) => `Over: ${overInWords(trouble)}`),
    ]
      .map(withoutMarks)
      .join('\n');
  const whole = text(troubleInWords);
  return whole.length <= LONGEST ? whole : text(({ kind }) => troubleInShort(kind)).slice(0, LONGEST);
}

/** Chats read `<!channel>`, `<url|words>` and `@everyone` as orders. */
function withoutMarks(line: string): string {
  return line.replace(/[<>]/g, '').replace(/@/g, '(at)');
}
