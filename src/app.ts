/** The Worker's pages and forms: what guards all of them, then one route for each step of a reader's story. */

import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { Hono } from 'hono/tiny';
import { parseConfig } from './config.ts';
import { confirmRoute } from './confirm/route.tsx';
import type { Course } from './core/course.ts';
import type { Time } from './core/time.ts';
import { requestEdges } from './edges.ts';
import { healthRoute } from './health/route.ts';
import type { AppEnv } from './http/context.ts';
import { broken, notFound, notSetUp, tooLarge } from './http/notices.tsx';
import { unsubscribeRoute } from './leave/route.tsx';
import { preferencesRoute } from './preferences/route.tsx';
import { signupRoute } from './signup/route.tsx';
import { resendWebhookRoute } from './webhooks/route.ts';

/** More than any form needs (bytes). */
const LARGEST_BODY = 16 * 1024;

/** Nothing from elsewhere, nothing inline without this answer's nonce, and no other site may frame a page. */
const security = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    scriptSrc: [NONCE],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // Tokens stand in addresses: no page hands its own to another site. `no-referrer` would go too far: browsers then
  // post the form with `Origin: null`, and consent would not know its page.
  referrerPolicy: 'same-origin',
});

/** Parses the configuration before anything is done; where it is not whole, nothing is half done. */
const configured = (time: Time) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const parsed = parseConfig(c.env);
    if (!parsed.ok) {
      console.error(JSON.stringify({ error: 'configuration', problems: parsed.problems }));
      return notSetUp(c, parsed.problems);
    }
    c.set('edges', await requestEdges(c.env, c.get('course'), parsed.config, time));
    return next();
  });

/** Pages of one person, and pages of the moment: no cache keeps any. */
const uncached = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
});

/** What is the same for every request: the course, and the instant at which it came. */
const given = (course: Course, time: Time) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set('course', course);
    c.set('now', time.now());
    return next();
  });

/** The app for a course, under real time or another. */
export function createApp({ course, time }: { course: Course; time: Time }) {
  return new Hono<AppEnv>()
    .use(given(course, time))
    .use(security)
    .use(uncached)
    .use(bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }))
    .route('/health', healthRoute)
    .use(configured(time))
    .route('/', signupRoute)
    .route('/confirm', confirmRoute)
    .route('/unsubscribe', unsubscribeRoute)
    .route('/preferences', preferencesRoute)
    .route('/webhooks/resend', resendWebhookRoute)
    .notFound(notFound)
    .onError((error, c) => {
      console.error(JSON.stringify({ error: String(error), path: c.req.path, stack: error.stack }));
      return broken(c);
    });
}
