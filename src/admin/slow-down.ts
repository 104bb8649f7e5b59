import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../web/context.ts';

/** The rate limit's period (s), as in wrangler.toml. */
const PERIOD = 60;

const TOO_MANY = 'There were too many requests to this area from your network. Wait a minute, and load the page again.';

/** Counts every request from a network address, before the password is looked at: guessing would take ages. */
export const slowDown = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header('cf-connecting-ip') ?? 'unknown';
  const { success } = await c.env.ADMIN_RATE_LIMIT.limit({ key });
  return success ? next() : c.text(TOO_MANY, 429, { 'retry-after': String(PERIOD) });
});
