import type { CourseDefinition } from 'daystep';
import { landing } from './landing.ts';
import { theme } from './theme.ts';

/**
 * The course: its name, and its lessons in the order in which they are sent, one line each.
 * A slug is a lesson's name for ever: never rename one that has been sent. A subject may hold
 * `{{name|friend}}`: the reader's name, or the words after the bar where there is none. `language` chooses the file in
 * `src/locales/` from which all that is not yours is taken, the mails beside the lessons included.
 */
export const course: CourseDefinition = {
  name: 'How to get your love back and rebuild your relationship',
  author: 'Daystep',
  language: 'en',
  theme,
  landing,
  lessons: [
    { slug: 'give-space', subject: 'Give space instead of chasing', template: 'give-space.tsx' },
    { slug: 'understand-what-broke', subject: 'What really went wrong', template: 'understand-what-broke.tsx' },
    { slug: 'work-on-yourself', subject: 'Get yourself back first', template: 'work-on-yourself.tsx' },
    { slug: 'reach-out', subject: 'Reaching out, the right way', template: 'reach-out.tsx' },
    { slug: 'apologize', subject: 'An apology that means something', template: 'apologize.tsx' },
    { slug: 'rebuild-trust', subject: 'Trust, a little every day', template: 'rebuild-trust.tsx' },
    { slug: 'start-anew', subject: 'Something new, not a repeat', template: 'start-anew.tsx' },
    { slug: 'if-they-dont-return', subject: 'If they don’t come back', template: 'if-they-dont-return.tsx' },
    { slug: 'your-promise', subject: 'The whole path, and a promise', template: 'your-promise.tsx' },
  ],
};
