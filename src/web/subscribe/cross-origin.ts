/** The signup form on other sites: which may post it, and where visitors go afterwards. */
import { cors } from 'hono/cors';
import { addressOn } from '../../domain/origins.ts';
import type { AppContext } from '../context.ts';

/** How long (s) a browser keeps what it was told before a script's post. */
const PREFLIGHT_TTL_S = 86_400;

/** Lets scripts of the allowed sites post and read the answer (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const readableElsewhere = cors({
  origin: (origin, c: AppContext) => (c.get('services').config.allowedOrigins.includes(origin) ? origin : null),
  allowMethods: ['POST'],
  allowHeaders: ['content-type', 'accept'],
  exposeHeaders: ['retry-after'],
  maxAge: PREFLIGHT_TTL_S,
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

/** `next` as the URL of a page to go to after signing up, if it is on our site or an allowed one; else undefined. */
export function landingAt(c: AppContext, next: string): string | undefined {
  const { publicUrl, allowedOrigins } = c.get('services').config;
  return addressOn([new URL(publicUrl).origin, ...allowedOrigins], next) ?? undefined;
}

/** The site's own, and the address under which it was reached, which may be another one of its domains. */
function ownOrigins(c: AppContext): string[] {
  return [c.get('services').config.publicUrl, c.req.url].map((url) => new URL(url).origin);
}
