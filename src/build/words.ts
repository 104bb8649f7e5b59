/** The product's own sentences in the course's language, each of which has to be there, with the gaps that English has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { words as english } from '../words/en.ts';
import { load } from './load.ts';
import type { Problem } from './problem.ts';

export type LoadedWords = { ok: true; sentences: object } | { ok: false; problems: Problem[] };

/** The sentences for a language (BCP 47): of `pt-BR`, or else of `pt`. `scratch` is a folder for bundles. */
export async function loadWords(language: string, scratch: string): Promise<LoadedWords> {
  const files = [language, language.split('-')[0]].map((name) => join('src', 'words', `${name}.ts`));
  const file = files.find((each) => existsSync(each));
  if (file === undefined) return { ok: false, problems: [missing(language)] };
  const { words } = await load(file, scratch);
  const problems = wordProblems(words);
  return problems.length === 0
    ? { ok: true, sentences: words }
    : { ok: false, problems: problems.map((message) => ({ file: file.replaceAll('\\', '/'), line: null, message })) };
}

/** What a language's sentences lack, compared with those of English. */
export function wordProblems(words: unknown, like: unknown = english, name = 'words'): string[] {
  if (typeof like !== 'string') {
    const own = new Map<string, unknown>(Object.entries(words ?? {}));
    return Object.entries(like ?? {}).flatMap(([key, each]) => wordProblems(own.get(key), each, `${name}.${key}`));
  }
  if (typeof words !== 'string' || words.trim() === '') return [`${name} is missing.`];
  const [has, needs] = [marksIn(words), marksIn(like)];
  return has === needs ? [] : [`${name} has ${has || 'no gap and no tag'}, where English has ${needs || 'none'}.`];
}

/** Its gaps, and whether it is HTML: all that the code that shows a sentence depends on. */
function marksIn(sentence: string): string {
  const gaps = new Set(sentence.match(/\{\{\w+\}\}/g));
  return [...[...gaps].sort(), ...(sentence.includes('<') ? ['a tag'] : [])].join(', ');
}

function missing(language: string): Problem {
  const file = `src/words/${language}.ts`;
  const message = `\`language\` in course.ts is "${language}", and this file, which should have its sentences, is missing: copy src/words/en.ts, and translate it.`;
  return { file, line: null, message };
}
