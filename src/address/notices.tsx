/** The answers to links of a person who is not to be found under them any more. */
import type { AppContext } from '../http/context.ts';
import { notice } from '../http/notices.tsx';

/** The page of a reader who goes on with another address: what that is, their old links do not say. */
export const movedAway = (c: AppContext) => notice(c, 410, 'movedAway');

/** The answer to a link of somebody who had themselves deleted. */
export const deletedLongAgo = (c: AppContext) => notice(c, 410, 'deleted');
