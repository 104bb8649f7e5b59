import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../web/context.ts';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const REFUSED =
  'This was not asked for by a page of this area. Open /admin in your browser, and press the button there.';

/**
 * A browser sends the password along with whatever another site's page posts here, so only our own pages may ask for a
 * change: every browser says with a POST where it comes from (https://fetch.spec.whatwg.org/#origin-header). Hono's own
 * guard lets through what no form can send; here, nothing else may come.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const isOurs = c.req.header('origin') === new URL(c.req.url).origin;
  return SAFE.has(c.req.method) || isOurs ? next() : c.text(REFUSED, 403);
});
