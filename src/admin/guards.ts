/** What a request to the operator's area must pass, in this order: rate limit, password, same origin. */
import { basicAuth } from 'hono/basic-auth';
import { createMiddleware } from 'hono/factory';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { AppContext, AppEnv } from '../web/context.ts';

/** The rate limit's period (s), as in wrangler.toml. */
const PERIOD_S = 60;

const TOO_MANY = 'Too many requests from your network. Wait a minute, then reload the page.';

/** Limits requests by network address. It runs before the password check, so that guessing passwords is slow. */
export const rateLimit = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header('cf-connecting-ip') ?? 'unknown';
  const { success } = await c.env.ADMIN_RATE_LIMIT.limit({ key });
  return success ? next() : c.text(TOO_MANY, 429, { 'retry-after': String(PERIOD_S) });
});

/** HTTP basic authentication. There is one operator, so any user name will do. */
export const requirePassword = basicAuth({
  verifyUser: (_user, given, c: AppContext) => timingSafeEqual(given, c.get('services').config.adminPassword),
  realm: 'Daystep',
  invalidUserMessage: 'Sign in with any user name and the password stored as ADMIN_PASSWORD.',
});

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const CROSS_ORIGIN =
  'This request did not come from a page of the admin area. Open /admin in your browser and try there.';

/**
 * Protects against CSRF: a browser sends the password with forms that other sites post here, so only our own pages may
 * change anything. Every browser sends `Origin` with a POST (https://fetch.spec.whatwg.org/#origin-header). Hono's
 * own guard lets requests pass that no form can send; this one does not.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const isSameOrigin = c.req.header('origin') === new URL(c.req.url).origin;
  return SAFE_METHODS.has(c.req.method) || isSameOrigin ? next() : c.text(CROSS_ORIGIN, 403);
});
