/** The form on other sites: who may post it, and where its readers land afterwards. */
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { addressOn } from '../core/origins.ts';
import type { AppContext, AppEnv } from '../http/context.ts';

/** Lets scripts of the allowed sites post and read the answer; the request before it (OPTIONS) does nothing else. */
export const readableElsewhere = createMiddleware<AppEnv>((c, next) => {
  const origin = c.get('edges').config.allowedOrigins;
  const rules = { origin, allowMethods: ['POST'], allowHeaders: ['content-type', 'accept'] };
  return cors({ ...rules, exposeHeaders: ['retry-after'], maxAge: 86_400 })(c, next);
});

/**
 * Whether a post comes from one of our own pages, from an allowed site, or from no page at all (curl, old browsers).
 * A browser says `null` for a page that hides where it is: that may be anybody's, unless the browser itself knows
 * it for ours.
 */
export function mayPost(c: AppContext): boolean {
  const origin = c.req.header('origin');
  if (origin === 'null') return c.req.header('sec-fetch-site') === 'same-origin';
  return origin === undefined || ownOrigins(c).concat(c.get('edges').config.allowedOrigins).includes(origin);
}

/** The address of a page where a reader may land after signing up; undefined for anywhere else. */
export function landingAt(c: AppContext, next: string): string | undefined {
  const { publicUrl, allowedOrigins } = c.get('edges').config;
  return addressOn([new URL(publicUrl).origin, ...allowedOrigins], next) ?? undefined;
}

/** The site's own, and the address under which it was reached, which may be another one of its domains. */
function ownOrigins(c: AppContext): string[] {
  return [c.get('edges').config.publicUrl, c.req.url].map((url) => new URL(url).origin);
}
