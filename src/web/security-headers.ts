/** The security headers of every answer, errors included. */
import { createMiddleware } from 'hono/factory';
import type { AppContext, AppEnv, Policy } from './context.ts';

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  // Tokens stand in addresses: no page hands its own to another site. `no-referrer` would go too far: browsers then
  // post the form with `Origin: null`, and consent would not know its page.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Where Turnstile's script and frame come from. */
const TURNSTILE = 'https://challenges.cloudflare.com';

/**
 * Nothing from elsewhere, nothing inline without this answer's nonce, and no other site may frame a page; a route says
 * with the variable `policy` what its own page needs instead.
 */
export const security = createMiddleware<AppEnv>(async (c, next) => {
  // Pages are drawn with it, so it is made before them.
  c.set('nonce', btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))));
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  const policy = { ...policyOf(c), ...c.get('policy') };
  const directives = Object.entries(policy).map(([directive, sources]) => [directive, ...sources].join(' '));
  c.header('content-security-policy', directives.join('; '));
  // An old header that knows no list; the policy's `frame-ancestors` goes before it everywhere else.
  if (c.get('policy')?.['frame-ancestors'] === undefined) c.header('x-frame-options', 'DENY');
});

/** The policy of every page. What is not set up yet allows no more than what is. */
function policyOf(c: AppContext): Policy {
  const config = c.get('services')?.config;
  const nonce = `'nonce-${c.get('nonce')}'`;
  const turnstile = config?.turnstile ? [TURNSTILE] : [];
  return {
    'default-src': ["'none'"],
    'style-src': [nonce],
    'script-src': [nonce, ...turnstile],
    'img-src': ["'self'", 'data:'],
    // No script of ours asks for anything; what looks at a page for search engines reads robots.txt from within it.
    'connect-src': ["'self'"],
    // Browsers look at where a form's answer redirects to, too: a signup may end on the author's own site.
    'form-action': ["'self'", ...(config?.allowedOrigins ?? [])],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    ...(config?.turnstile ? { 'frame-src': turnstile } : {}),
  };
}
