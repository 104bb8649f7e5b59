/** The form on other sites: who may post it, and where its readers land afterwards. */
import { createMiddleware } from 'hono/factory';
import { addressOn } from '../../domain/origins.ts';
import type { AppContext, AppEnv } from '../context.ts';

/** What a browser asks before a script's post (OPTIONS), which does nothing else. */
const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, accept',
  'access-control-max-age': '86400',
};

/** Lets scripts of the allowed sites post and read the answer (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const readableElsewhere = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header('origin') ?? '';
  c.header('vary', 'origin');
  if (c.get('services').config.allowedOrigins.includes(origin)) {
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', 'retry-after');
  }
  return c.req.method === 'OPTIONS' ? c.body(null, 204, PREFLIGHT) : next();
});

/**
 * Whether a post comes from one of our own pages, from an allowed site, or from no page at all (curl, old browsers).
 * A browser says `null` for a page that hides where it is: that may be anybody's, unless the browser itself knows
 * it for ours.
 */
export function mayPost(c: AppContext): boolean {
  const origin = c.req.header('origin');
  if (origin === 'null') return c.req.header('sec-fetch-site') === 'same-origin';
  return origin === undefined || ownOrigins(c).concat(c.get('services').config.allowedOrigins).includes(origin);
}

/** The address of a page where a reader may land after signing up; undefined for anywhere else. */
export function landingAt(c: AppContext, next: string): string | undefined {
  const { publicUrl, allowedOrigins } = c.get('services').config;
  return addressOn([new URL(publicUrl).origin, ...allowedOrigins], next) ?? undefined;
}

/** The site's own, and the address under which it was reached, which may be another one of its domains. */
function ownOrigins(c: AppContext): string[] {
  return [c.get('services').config.publicUrl, c.req.url].map((url) => new URL(url).origin);
}
