/** `GET /admin`: whether everything works, and what doesn't. */
import { Hono } from 'hono';
import { log } from '../../log.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { AppEnv } from '../../web/context.ts';
import { checkHealth } from '../../web/health/health.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { Today } from './page.tsx';
import { readUpcoming, type Upcoming } from './upcoming.ts';

/** How many of the newest audit entries the page shows. */
const MAX_ENTRIES = 10;

/** Takes at most 60 KV operations, whatever the size of the course. */
export const todayRoute = new Hono<AppEnv>().get('/', async (c) => {
  const now = c.get('now');
  const { store, config, course } = c.get('services');
  const health = await checkHealth(c.env, now);
  const { clock } = health;
  const [upcoming, trail, isAnybody, imports] = await Promise.all([
    clock && resultOrNull(readUpcoming(store, { delivered: clock.delivered, now })),
    resultOrNull(store.audit.list(MAX_ENTRIES)),
    resultOrNull(store.subscribers.isAnybody()),
    resultOrNull(store.imports.list()),
  ]);
  return adminPage(
    c,
    <AdminPage c={c} title="Today">
      <Today
        health={health}
        upcoming={upcoming}
        trail={trail}
        imports={imports ?? []}
        isEmpty={isAnybody === false}
        config={config}
        version={c.env.CF_VERSION_METADATA}
        lessons={course.lessons.length}
        now={now}
      />
    </AdminPage>,
    clock ? 200 : 502,
  );
});

/** The result of a KV read; null if KV did not respond, which the page reports. */
async function resultOrNull<Result extends Upcoming | AuditEntry[] | ListedImport[] | boolean>(
  reading: Promise<Result>,
): Promise<Result | null> {
  try {
    return await reading;
  } catch (error) {
    log({ kind: 'request-failed', path: '/admin', error: String(error) });
    return null;
  }
}
