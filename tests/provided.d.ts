import 'vitest';

declare module 'vitest' {
  /** What vitest.config.ts and its global set-up hand to the tests. */
  interface ProvidedContext {
    /** The base URL of the stand-in for Resend. */
    resendUrl: string;
    /** The base URL of the stand-in for the operator's chat. */
    alertUrl: string;
    /** The base URL of the stand-in for Cloudflare's Turnstile. */
    turnstileUrl: string;
    /** How many readers the run through all zones has. */
    readers: number;
  }
}
