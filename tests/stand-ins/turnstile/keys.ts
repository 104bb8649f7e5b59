/** Cloudflare's documented keys for tests (https://developers.cloudflare.com/turnstile/troubleshooting/testing/). */
export const SITE_KEY = '1x00000000000000000000AA';

/** What the widget makes of the site keys for tests; the secrets for tests take any response. */
export const RESPONSE = 'XXXX.DUMMY.TOKEN.XXXX';

export const SECRETS = {
  passes: '1x0000000000000000000000000000000AA',
  fails: '2x0000000000000000000000000000000AA',
  spent: '3x0000000000000000000000000000000AA',
} as const;
