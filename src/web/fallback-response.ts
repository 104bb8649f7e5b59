/** The answer where not even the words of the pages can be read: one sentence, with nothing that could fail. */
import { parseConfig } from '../config.ts';
import { type AppContext, wantsJson } from './context.ts';

/** Says that something is wrong; where the course is not set up, what is missing. */
export function fallbackResponse(c: AppContext) {
  const parsed = parseConfig(c.env);
  const message = [c.get('course').sorry, ...(parsed.ok ? [] : parsed.problems)].join('\n');
  return wantsJson(c) ? c.json({ error: { field: null, message } }, 503) : c.text(message, 503);
}
