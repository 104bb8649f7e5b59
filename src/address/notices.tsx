/** The answers to links of a person who is not to be found under them any more. */
import type { AppContext } from '../http/context.ts';
import { notice } from '../http/notices.tsx';

/** The page of a reader who goes on with another address: what that is, their old links do not say. */
export function movedAway(c: AppContext) {
  return notice(c, 410, {
    title: 'This course has moved to another address',
    words: [
      'The lessons come to the address that you gave us, and so do the links to your own page: open it from a newer lesson, there.',
      'The link with which you leave the course still works in every mail, old ones too.',
    ],
    action: { href: '/', label: 'To the course' },
  });
}

/** The answer to a link of somebody who had themselves deleted. */
export function deletedLongAgo(c: AppContext) {
  return notice(c, 410, {
    title: 'There is nothing here any more',
    words: [
      'You asked us to delete you, and we did. All that stays is a scrambled mark that tells us not to write to your address again: no mail will come.',
    ],
  });
}
