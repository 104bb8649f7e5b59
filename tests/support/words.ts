/** The product's own sentences, as the Worker reads them. */
import { words } from '../../src/words/en.ts';
import { wordsIn } from '../../src/words/words.ts';

export const english = wordsIn(JSON.stringify(words));
