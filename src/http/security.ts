/** The security headers of every answer, errors included. */
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { AppContext, AppEnv } from './context.ts';

/** Sources by directive of a Content-Security-Policy. */
export type Policy = Record<string, string[]>;

/** Where Turnstile's script and frame come from. */
const TURNSTILE = 'https://challenges.cloudflare.com';

/**
 * Nothing from elsewhere, nothing inline without this answer's nonce, and no other site may frame a page; a route says
 * with the variable `policy` what its own page needs instead.
 */
export const security = createMiddleware<AppEnv>(async (c, next) => {
  // Pages are drawn with it, so it is made before them.
  const nonce = NONCE(c, 'script-src');
  await next();
  const framed = c.get('policy')?.['frameAncestors'] !== undefined;
  const headers = secureHeaders({
    contentSecurityPolicy: { ...policyOf(c, nonce), ...c.get('policy') },
    // An old header that knows no list; the policy's `frame-ancestors` goes before it everywhere else.
    xFrameOptions: framed ? false : 'DENY',
    // Tokens stand in addresses: no page hands its own to another site. `no-referrer` would go too far: browsers then
    // post the form with `Origin: null`, and consent would not know its page.
    referrerPolicy: 'same-origin',
  });
  await headers(c, () => Promise.resolve());
});

/** The policy of every page. What is not set up yet allows no more than what is. */
function policyOf(c: AppContext, nonce: string): Policy {
  const config = c.get('edges')?.config;
  const turnstile = config?.turnstile ? [TURNSTILE] : [];
  return {
    defaultSrc: ["'none'"],
    styleSrc: [nonce],
    scriptSrc: [nonce, ...turnstile],
    imgSrc: ["'self'", 'data:'],
    // Browsers look at where a form's answer redirects to, too: a signup may end on the author's own site.
    formAction: ["'self'", ...(config?.allowedOrigins ?? [])],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    ...(config?.turnstile ? { frameSrc: turnstile } : {}),
  };
}
