/** The messages in this deployment's language: what `npm run build` took from the file of `language` in `emails/course.ts`. */
import sentences from '../../dist/messages.json';
import { createMessages } from './locale.ts';

export const messages = createMessages(sentences);
