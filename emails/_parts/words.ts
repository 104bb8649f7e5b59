import type { words as english } from '../../src/words/en.ts';
import { course } from '../course.ts';

const [base] = course.language.split('-');

/** The sentences for a language's tag, or else for the language alone, as the build takes them. */
const read = (tag: string | undefined): Promise<{ words: typeof english }> => import(`../../src/words/${tag}.ts`);

/** What mails say around the author's words, in the course's language. The build has compared it with English. */
export const { mails: words, whyStopped } = (await read(course.language).catch(() => read(base))).words;
