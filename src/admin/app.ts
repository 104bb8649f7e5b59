/** The operator's area, an app of its own: who may come in, then one route for each of its pages. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type AppOptions, configured, createBase } from '../app.ts';
import type { AppEnv } from '../web/context.ts';
import { notFound } from '../web/error-pages.tsx';
import { errorPage } from './error-page.tsx';
import { exportRoute } from './export/route.tsx';
import { funnelRoute } from './funnel/route.tsx';
import { rateLimit, requirePassword, sameOrigin } from './guards.ts';
import { importRoute } from './import/route.tsx';
import { lessonsRoute } from './lessons/route.tsx';
import { peopleRoute } from './people/route.tsx';
import { todayRoute } from './today/route.tsx';

/** Without a password, there is no such area. */
const onlyWithPassword = createMiddleware<AppEnv>(async (c, next) =>
  c.get('services').config.adminPassword === '' ? notFound(c) : next(),
);

const area = new Hono<AppEnv>()
  .use(onlyWithPassword)
  .use(rateLimit)
  .use(requirePassword)
  .use(sameOrigin)
  .route('/', todayRoute)
  .route('/funnel', funnelRoute)
  .route('/people', peopleRoute)
  .route('/lessons', lessonsRoute)
  .route('/import', importRoute)
  .route('/export', exportRoute)
  .onError(errorPage);

/** The app behind `/admin`. */
export function createAdminApp(options: AppOptions) {
  return createBase(options).use(configured(options.time)).route('/admin', area);
}
