/** `POST /admin/export`: all subscribers in one CSV file. Not a GET, because each export is recorded in the audit trail. */
import { Hono } from 'hono';
import { dayOf } from '../../domain/time.ts';
import { log } from '../../log.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { csvResponse } from '../csv-response.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { COLUMNS } from '../subscriber-csv.ts';
import { subscriberRows } from './rows.ts';

export const exportRoute = new Hono<AppEnv>().post('/', async (c) => {
  const now = c.get('now');
  const services = c.get('services');
  try {
    await services.store.audit.put({ at: now, action: 'export', detail: 'as one CSV file', mark: '' });
  } catch (error) {
    log({ kind: 'request-failed', path: '/admin/export', error: String(error) });
    return exportFailed(c);
  }
  return csvResponse(c, `readers-${dayOf(now)}.csv`, COLUMNS, subscriberRows(now, services));
});

function exportFailed(c: AppContext) {
  const page = (
    <AdminPage c={c} title="Export failed">
      <p>
        Workers KV did not respond, so nothing was exported. <a href="/admin/import">Go back</a> and try again in a few
        minutes.
      </p>
    </AdminPage>
  );
  return adminPage(c, page, 502);
}
