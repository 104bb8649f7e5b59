/** The operator's area: who may come in, then one route for each of its pages. */
import { basicAuth } from 'hono/basic-auth';
import { createMiddleware } from 'hono/factory';
import { Hono } from 'hono/tiny';
import { timingSafeEqual } from 'hono/utils/buffer';
import { adminFrame } from '../web/assets.ts';
import type { AppEnv } from '../web/context.ts';
import { exportRoute } from './export/route.tsx';
import { failed } from './failed.tsx';
import { funnelRoute } from './funnel/route.tsx';
import { importRoute } from './import/route.tsx';
import { lessonsRoute } from './lessons/route.tsx';
import { peopleRoute } from './people/route.tsx';
import { sameOrigin } from './same-origin.ts';
import { slowDown } from './slow-down.ts';
import { todayRoute } from './today/route.tsx';

/** There is one operator: what they call themselves does not matter. */
const password = (right: string) =>
  basicAuth({
    verifyUser: (_user, given) => timingSafeEqual(given, right),
    realm: 'Daystep',
    invalidUserMessage: 'This area opens with the password that is stored as ADMIN_PASSWORD, and any user name.',
  });

/** What every page of the area is made of. */
const readable = createMiddleware<AppEnv>(async (c, next) => {
  c.set('adminFrame', await adminFrame(c.env.ASSETS));
  return next();
});

/** The area, which this password opens. */
export function adminRoute(adminPassword: string) {
  return new Hono<AppEnv>()
    .use(slowDown)
    .use(password(adminPassword))
    .use(sameOrigin)
    .use(readable)
    .route('/', todayRoute)
    .route('/funnel', funnelRoute)
    .route('/people', peopleRoute)
    .route('/lessons', lessonsRoute)
    .route('/import', importRoute)
    .route('/export', exportRoute)
    .onError(failed);
}
