/** The Worker's HTTP side: what every request passes through, then one route for each step of a subscriber's story. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { parseConfig } from './config.ts';
import type { Course } from './course/course.ts';
import type { Time } from './domain/time.ts';
import type { Messages } from './locales/locale.ts';
import { log } from './log.ts';
import { requestServices } from './services.ts';
import { addressRoute } from './web/address/route.tsx';
import { confirmRoute } from './web/confirm/route.tsx';
import type { AppEnv } from './web/context.ts';
import { embedRoute } from './web/embed/route.tsx';
import { notFound, notSetUp, tooLarge, unexpected } from './web/error-pages.tsx';
import { healthRoute } from './web/health/route.ts';
import { landingRoute } from './web/landing/route.tsx';
import { lessonRoute } from './web/lesson/route.ts';
import { preferencesRoute } from './web/preferences/route.tsx';
import { privacyRoute } from './web/privacy/route.tsx';
import { security } from './web/security-headers.ts';
import { INDEXED_PATHS, staticRoute } from './web/static/route.ts';
import { subscribeRoute } from './web/subscribe/route.tsx';
import { unsubscribeRoute } from './web/unsubscribe/route.tsx';
import { resendWebhookRoute } from './web/webhooks/route.ts';

/** What an app is created with: the course, the texts in its language, and real time or another. */
export interface AppOptions {
  course: Course;
  messages: Messages;
  time: Time;
}

/** The app without the operator's area, which is an app of its own (src/admin/app.ts). */
export function createApp(options: AppOptions) {
  return createBase(options)
    .route('/health', healthRoute)
    .use(configured(options.time))
    .route('/', landingRoute)
    .route('/', subscribeRoute)
    .route('/confirm', confirmRoute)
    .route('/lesson', lessonRoute)
    .route('/preferences', preferencesRoute)
    .route('/address', addressRoute)
    .route('/unsubscribe', unsubscribeRoute)
    .route('/embed', embedRoute)
    .route('/privacy', privacyRoute)
    .route('/webhooks/resend', resendWebhookRoute)
    .route('/', staticRoute);
}

/** What every request passes through, and the responses to what no route takes or foresees. */
export function createBase(options: AppOptions) {
  return new Hono<AppEnv>()
    .use(withContext(options))
    .use(security)
    .use(uncached)
    .use(limited)
    .notFound(notFound)
    .onError((error, c) => {
      // Hono's own middleware throws its responses.
      if (error instanceof HTTPException) return error.getResponse();
      log({ kind: 'request-failed', path: c.req.path, error: String(error), stack: error.stack });
      return unexpected(c);
    });
}

const withContext = ({ course, messages, time }: AppOptions) =>
  createMiddleware<AppEnv>((c, next) => {
    c.set('course', course);
    c.set('messages', messages);
    c.set('now', time.now());
    return next();
  });

/** Pages are of one subscriber or of the moment: no cache keeps them, and search engines list none but the public ones. */
const uncached = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  if (!INDEXED_PATHS.has(c.req.path)) c.header('x-robots-tag', 'noindex');
});

/** More than any form of ours takes (bytes). */
const MAX_BODY_BYTES = 16 * 1024;

const withinForm = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });

/** No larger body is read, except for the import's file, whose own limit is behind the operator's password. */
const limited = createMiddleware<AppEnv>((c, next) => (c.req.path === '/admin/import' ? next() : withinForm(c, next)));

/** Creates the request's services, or responds with what is wrong with the configuration before anything is half done. */
export const configured = (time: Time) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const parsed = parseConfig(c.env);
    if (!parsed.ok) {
      log({ kind: 'configuration', problems: parsed.problems });
      return notSetUp(c, parsed.problems);
    }
    c.set('services', await requestServices(c.env, c.get('course'), parsed.config, time));
    return next();
  });
