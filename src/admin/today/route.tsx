/** `GET /admin`: whether all is well, and what is wrong. */
import { Hono } from 'hono';
import { log } from '../../log.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import type { ListedImport } from '../../storage/imports.ts';
import type { AppEnv } from '../../web/context.ts';
import { checkHealth } from '../../web/health/health.ts';
import { AdminPage, adminPage } from '../page.tsx';
import { type LookAhead, lookAhead } from './ahead.ts';
import { Today } from './page.tsx';

/** So many of the newest entries of the trail are shown. */
const ENTRIES = 10;

/** At most 60 operations of KV, whatever the size of the course. */
export const todayRoute = new Hono<AppEnv>().get('/', async (c) => {
  const now = c.get('now');
  const { store, config, course } = c.get('services');
  const health = await checkHealth(c.env, now);
  const { clock } = health;
  const [ahead, trail, isAnybody, imports] = await Promise.all([
    clock && answered(lookAhead(store, { delivered: clock.delivered, now })),
    answered(store.audit.list(ENTRIES)),
    answered(store.subscribers.isAnybody()),
    answered(store.imports.list()),
  ]);
  return adminPage(
    c,
    <AdminPage c={c} title="Today">
      <Today
        health={health}
        ahead={ahead}
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

/** What KV has answered; null where it did not, which the page says. */
async function answered<Result extends LookAhead | AuditEntry[] | ListedImport[] | boolean>(
  looking: Promise<Result>,
): Promise<Result | null> {
  try {
    return await looking;
  } catch (error) {
    log({ kind: 'request-failed', path: '/admin', error: String(error) });
    return null;
  }
}
