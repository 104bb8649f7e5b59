/** The whole Worker: `fetch` answers readers, `scheduled` sends the lessons. */

import { app } from './app.ts';
import { scheduled } from './daily/scheduled.ts';
import type { Env } from './env.ts';

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;
