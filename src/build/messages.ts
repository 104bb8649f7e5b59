/** Loads the product's own sentences in the course's language, and checks that each is there with the gaps that English has. */
import { join } from 'node:path';
import { messages as english } from '../locales/en.ts';
import type { Sentences } from '../locales/locale.ts';
import { LOCALES_FOLDER, languageTags } from './languages.ts';
import { load } from './load.ts';
import type { Problem } from './problem.ts';

export type LoadedMessages = { ok: true; sentences: Sentences } | { ok: false; problems: Problem[] };

/**
 * The sentences for a language (BCP 47): of `pt-BR`, or else of `pt`. `scratch` is a folder for bundles; `named` is where
 * the course names the language.
 */
export async function loadMessages(
  language: string,
  scratch: string,
  named: Pick<Problem, 'file' | 'line'>,
): Promise<LoadedMessages> {
  const tags = await languageTags();
  const tag = [language, language.split('-')[0]].find((each) => each !== undefined && tags.includes(each));
  if (tag === undefined) return { ok: false, problems: [{ ...named, message: missing(language) }] };
  const { messages } = await load(join(LOCALES_FOLDER, `${tag}.ts`), scratch);
  const problems = messageProblems(messages);
  return problems.length === 0
    ? { ok: true, sentences: messages }
    : { ok: false, problems: problems.map((message) => ({ file: `src/locales/${tag}.ts`, line: null, message })) };
}

/** What a language's sentences lack, compared with those of English. */
export function messageProblems(messages: unknown, like: unknown = english, name = 'words'): string[] {
  if (typeof like !== 'string') {
    const own = new Map<string, unknown>(Object.entries(messages ?? {}));
    return Object.entries(like ?? {}).flatMap(([key, each]) => messageProblems(own.get(key), each, `${name}.${key}`));
  }
  if (typeof messages !== 'string' || messages.trim() === '') return [`${name} is missing.`];
  const [has, needs] = [marksIn(messages), marksIn(like)];
  return has === needs ? [] : [`${name} has ${has || 'no gap and no tag'}, where English has ${needs || 'none'}.`];
}

/** Its gaps, and whether it is HTML: all that the code that shows a sentence depends on. */
function marksIn(sentence: string): string {
  const gaps = new Set(sentence.match(/\{\{\w+\}\}/g));
  return [...[...gaps].sort(), ...(sentence.includes('<') ? ['a tag'] : [])].join(', ');
}

function missing(language: string): string {
  const name = `src/locales/${language}.ts`;
  return `\`language\` is "${language}", and there is no ${name}: copy src/locales/en.ts, and translate it.`;
}
