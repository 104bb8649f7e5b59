/** The page for whatever fails in the area and is not told by a page of its own. */
import { log } from '../log.ts';
import type { AppContext } from '../web/context.ts';
import { AdminPage, adminPage } from './page.tsx';

/** Answers with what has happened, as far as anybody can tell, and what to do. What the guards refuse is not theirs to answer. */
export function failed(error: Error, c: AppContext) {
  if ('getResponse' in error) throw error;
  log({ kind: 'request-failed', path: c.req.path, error: String(error), stack: error.stack });
  return adminPage(
    c,
    <AdminPage c={c} title="That did not work">
      <div class="unwell" role="alert">
        <p>Workers KV did not answer, or did not take what was to be written.</p>
      </div>
      <p>
        Wait for a minute, then load the page again. If you asked for something to be done, look first whether it is:
        part of it may be, and the next ticks finish whatever was begun.
      </p>
      <p>
        If it stays so, look at cloudflarestatus.com, at the limits of your plan with Cloudflare, and at the Worker’s
        log.
      </p>
    </AdminPage>,
    502,
  );
}
