import { languages } from 'daystep:words';
import { course } from '../course.ts';

const [base = ''] = course.language.split('-');

const sentences = languages[course.language] ?? languages[base];
if (sentences === undefined) throw new Error(`There are no sentences for the language "${course.language}".`);

/** What mails say around the author's words, in the course's language. The build has compared it with English. */
export const { mails: words, whyStopped } = sentences;
