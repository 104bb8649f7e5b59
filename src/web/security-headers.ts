/** The security headers of every answer, errors included. */
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { AppContext, AppEnv, Policy } from './context.ts';

/** Where Turnstile's script and frame come from. */
const TURNSTILE = 'https://challenges.cloudflare.com';

/**
 * Nothing from elsewhere, nothing inline without this answer's nonce, and no other site may frame a page; a route says
 * with the variable `policy` what its own page needs instead.
 */
export const security = createMiddleware<AppEnv>(async (c, next) => {
  // Pages are drawn with it, so it is made before them.
  NONCE(c, 'styleSrc');
  await next();
  // Made for each answer: Hono's own would be set before the request's configuration and its page's policy are known.
  const setHeaders = secureHeaders({
    contentSecurityPolicy: { ...policyOf(c), ...c.get('policy') },
    // Tokens stand in addresses: no page hands its own to another site. `no-referrer` would go too far: browsers then
    // post the form with `Origin: null`, and consent would not know its page.
    referrerPolicy: 'same-origin',
    // An old header that knows no list; the policy's `frame-ancestors` goes before it everywhere else.
    xFrameOptions: c.get('policy')?.frameAncestors === undefined && 'DENY',
  });
  await setHeaders(c, async () => {});
});

/** The policy of every page. What is not set up yet allows no more than what is. */
function policyOf(c: AppContext): Policy {
  const config = c.get('services')?.config;
  const turnstile = config?.turnstile ? [TURNSTILE] : [];
  return {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    scriptSrc: [NONCE, ...turnstile],
    imgSrc: ["'self'", 'data:'],
    // No script of ours asks for anything; what looks at a page for search engines reads robots.txt from within it.
    connectSrc: ["'self'"],
    // Browsers look at where a form's answer redirects to, too: a signup may end on the author's own site.
    formAction: ["'self'", ...(config?.allowedOrigins ?? [])],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    ...(config?.turnstile ? { frameSrc: turnstile } : {}),
  };
}
