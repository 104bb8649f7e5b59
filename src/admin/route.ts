/** The operator's area: the guards, then one route for each page. */
import { createMiddleware } from 'hono/factory';
import { Hono } from 'hono/tiny';
import { adminFrame } from '../web/assets.ts';
import type { AppEnv } from '../web/context.ts';
import { errorPage } from './error-page.tsx';
import { exportRoute } from './export/route.tsx';
import { funnelRoute } from './funnel/route.tsx';
import { rateLimit, requirePassword, sameOrigin } from './guards.ts';
import { importRoute } from './import/route.tsx';
import { lessonsRoute } from './lessons/route.tsx';
import { peopleRoute } from './people/route.tsx';
import { todayRoute } from './today/route.tsx';

/** Loads the document that every page of the area is drawn into. */
const withFrame = createMiddleware<AppEnv>(async (c, next) => {
  c.set('adminFrame', await adminFrame(c.env.ASSETS));
  return next();
});

/** The area, protected by this password. */
export function adminRoute(adminPassword: string) {
  return new Hono<AppEnv>()
    .use(rateLimit)
    .use(requirePassword(adminPassword))
    .use(sameOrigin)
    .use(withFrame)
    .route('/', todayRoute)
    .route('/funnel', funnelRoute)
    .route('/people', peopleRoute)
    .route('/lessons', lessonsRoute)
    .route('/import', importRoute)
    .route('/export', exportRoute)
    .onError(errorPage);
}
