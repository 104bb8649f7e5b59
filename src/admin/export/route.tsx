/** `POST /admin/export`: all readers in one CSV file. No GET, since it leaves a trace: that everybody was taken along, and when. */
import { Hono } from 'hono';
import { dayOf } from '../../domain/time.ts';
import { log } from '../../log.ts';
import type { AppContext, AppEnv } from '../../web/context.ts';
import { csvAnswer } from '../csv-answer.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { COLUMNS } from '../people-file.ts';
import { readerRows } from './rows.ts';

export const exportRoute = new Hono<AppEnv>().post('/', async (c) => {
  const now = c.get('now');
  const services = c.get('services');
  try {
    await services.store.audit.put({ at: now, action: 'export', detail: 'as one CSV file', mark: '' });
  } catch (error) {
    log({ kind: 'request-failed', path: '/admin/export', error: String(error) });
    return notNow(c);
  }
  return csvAnswer(c, `readers-${dayOf(now)}.csv`, COLUMNS, readerRows(now, services));
});

function notNow(c: AppContext) {
  const page = (
    <AdminPage c={c} title="No export now">
      <p>
        Workers KV did not answer, so nothing was exported. <a href="/admin/import">Go back</a>, and try it once more in
        a few minutes.
      </p>
    </AdminPage>
  );
  return adminPage(c, page, 502);
}
