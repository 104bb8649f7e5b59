/** The whole Worker: `fetch` answers readers, `scheduled` sends the lessons. */
import { scheduled } from './daily/scheduled.ts';
import type { Env } from './env.ts';
import { app } from './http/app.ts';

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;
