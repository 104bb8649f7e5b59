/** The page for errors that no page of the area handles itself. */
import { log } from '../log.ts';
import type { AppContext } from '../web/context.ts';
import { AdminPage, adminPage } from './page.tsx';

/** Says what failed, as far as is known, and what to do. Errors with a response of their own (the guards') pass through. */
export function errorPage(error: Error, c: AppContext) {
  if ('getResponse' in error) throw error;
  log({ kind: 'request-failed', path: c.req.path, error: String(error), stack: error.stack });
  return adminPage(
    c,
    <AdminPage c={c} title="Something went wrong">
      <div class="unwell" role="alert">
        <p>Workers KV did not answer, or refused a write.</p>
      </div>
      <p>
        Wait a minute, then reload the page. If you submitted a change, check first whether it took effect: part of it
        may have, and the next ticks finish whatever was started.
      </p>
      <p>
        If the problem persists, check cloudflarestatus.com, the limits of your Cloudflare plan, and the Worker’s logs.
      </p>
    </AdminPage>,
    502,
  );
}
