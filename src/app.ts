/** The Worker's pages and forms: what guards all of them, then one route for each step of a reader's story. */

import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Hono } from 'hono/tiny';
import { parseConfig } from './config.ts';
import type { Course } from './course/course.ts';
import type { Time } from './domain/time.ts';
import { log } from './log.ts';
import { requestServices } from './services.ts';
import { addressRoute } from './web/address/route.tsx';
import { frame, messages } from './web/assets.ts';
import { confirmRoute } from './web/confirm/route.tsx';
import type { AppContext, AppEnv } from './web/context.ts';
import { embedRoute } from './web/embed/route.tsx';
import { fallbackResponse } from './web/fallback-response.ts';
import { healthRoute } from './web/health/route.ts';
import { lazily } from './web/lazily.ts';
import { lessonRoute } from './web/lesson/route.ts';
import { broken, notFound, notSetUp, tooLarge } from './web/notices.tsx';
import { security } from './web/security-headers.ts';
import { LISTED, siteRoute } from './web/site/route.ts';
import { signupRoute } from './web/subscribe/route.tsx';
import { unsubscribeRoute } from './web/unsubscribe/route.tsx';
import { resendWebhookRoute } from './web/webhooks/route.ts';

/** More than any form needs (bytes). */
const MAX_BODY_BYTES = 16 * 1024;

const withinForm = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });

/** No body is read that is larger than a form. The one file that is has its limit behind the password, in the operator's area. */
const limited = createMiddleware<AppEnv>((c, next) => (c.req.path === '/admin/import' ? next() : withinForm(c, next)));

/** Parses the configuration before anything is done; where it is not whole, nothing is half done. */
const configured = (time: Time) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const parsed = parseConfig(c.env);
    if (!parsed.ok) {
      log({ kind: 'configuration', problems: parsed.problems });
      return notSetUp(c, parsed.problems);
    }
    c.set('services', await requestServices(c.env, c.get('course'), parsed.config, time));
    return next();
  });

/** Pages of one person, and pages of the moment: no cache keeps any, and no search engine lists them. */
const unlisted = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  if (!LISTED.has(c.req.path)) c.header('x-robots-tag', 'noindex');
});

/** What is the same for every request: the course, and the instant at which it came. */
const given = (course: Course, time: Time) =>
  createMiddleware<AppEnv>((c, next) => {
    c.set('course', course);
    c.set('now', time.now());
    return next();
  });

/** What every page is made of: the frame around it, and the product's own sentences. */
const readable = createMiddleware<AppEnv>(async (c, next) => {
  const [around, sentences] = await Promise.all([frame(c.env.ASSETS), messages(c.env.ASSETS)]);
  c.set('frame', around);
  c.set('messages', sentences);
  return next();
});

/** The operator's area is there only where a password is set. */
const onlyWithPassword = createMiddleware<AppEnv>(async (c, next) =>
  c.get('services').config.adminPassword === '' ? notFound(c) : next(),
);

const preferences = async () => (await import('./web/preferences/route.tsx')).preferencesRoute;

const admin = async (c: AppContext) =>
  (await import('./admin/route.ts')).adminRoute(c.get('services').config.adminPassword);

/** The app for a course, under real time or another. */
export function createApp({ course, time }: { course: Course; time: Time }) {
  return new Hono<AppEnv>()
    .use(given(course, time))
    .use(security)
    .use(unlisted)
    .route('/health', healthRoute)
    .use(readable)
    .use(limited)
    .use(configured(time))
    .route('/', signupRoute)
    .route('/', siteRoute)
    .route('/embed', embedRoute)
    .route('/confirm', confirmRoute)
    .route('/address', addressRoute)
    .route('/unsubscribe', unsubscribeRoute)
    .all('/preferences/*', lazily('/preferences', preferences))
    .route('/lesson', lessonRoute)
    .route('/webhooks/resend', resendWebhookRoute)
    .use('/admin/*', onlyWithPassword)
    .all('/admin/*', lazily('/admin', admin))
    .notFound(notFound)
    .onError((error, c) => {
      log({ kind: 'request-failed', path: c.req.path, error: String(error), stack: error.stack });
      return c.get('messages') === undefined ? fallbackResponse(c) : broken(c);
    });
}
