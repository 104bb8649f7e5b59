/** The answer where not even the words of the pages can be read: in plain English, and with nothing that could fail. */
import { parseConfig } from '../config.ts';
import { type AppContext, wantsJson } from './context.ts';

const SORRY = 'Something went wrong on our side. Please go back and try once more in a few minutes.';

/** Says that something is wrong; where the course is not set up, what is missing. */
export function plainly(c: AppContext) {
  const parsed = parseConfig(c.env);
  const message = parsed.ok ? SORRY : ['This course is not set up yet.', ...parsed.problems].join('\n');
  return wantsJson(c) ? c.json({ error: { field: null, message } }, 503) : c.text(message, 503);
}
