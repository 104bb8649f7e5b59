/** The operator's area, an app of its own: who may come in, then one route for each of its pages. */
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { createMiddleware } from 'hono/factory';
import { timingSafeEqual } from 'hono/utils/buffer';
import { type AppOptions, configured, createBase } from '../app.ts';
import type { AppContext, AppEnv } from '../web/context.ts';
import { notFound } from '../web/error-pages.tsx';
import { exportRoute } from './export/route.tsx';
import { failed } from './failed.tsx';
import { funnelRoute } from './funnel/route.tsx';
import { importRoute } from './import/route.tsx';
import { lessonsRoute } from './lessons/route.tsx';
import { peopleRoute } from './people/route.tsx';
import { sameOrigin } from './same-origin.ts';
import { slowDown } from './slow-down.ts';
import { todayRoute } from './today/route.tsx';

const passwordOf = (c: AppContext) => c.get('services').config.adminPassword;

/** Without a password, there is no such area. */
const onlyWithPassword = createMiddleware<AppEnv>(async (c, next) => (passwordOf(c) === '' ? notFound(c) : next()));

/** There is one operator, so the user name does not matter. */
const authenticated = basicAuth({
  verifyUser: (_user, password, c: AppContext) => timingSafeEqual(password, passwordOf(c)),
  realm: 'Daystep',
  invalidUserMessage: 'This area opens with the password that is stored as ADMIN_PASSWORD, and any user name.',
});

const area = new Hono<AppEnv>()
  .use(onlyWithPassword)
  .use(slowDown)
  .use(authenticated)
  .use(sameOrigin)
  .route('/', todayRoute)
  .route('/funnel', funnelRoute)
  .route('/people', peopleRoute)
  .route('/lessons', lessonsRoute)
  .route('/import', importRoute)
  .route('/export', exportRoute)
  .onError(failed);

/** The app behind `/admin`. */
export function createAdminApp(options: AppOptions) {
  return createBase(options).use(configured(options.time)).route('/admin', area);
}
