import 'vitest';
import type { Local } from '../src/cli/local/addresses.ts';
import type { ServedCourse } from './fixtures/served.ts';

declare module 'vitest' {
  /** What vitest.config.ts and its global set-up hand to the tests. */
  interface ProvidedContext {
    /** The base URL of the stand-in for Resend. */
    resendUrl: string;
    /** The base URL of the stand-in for the operator's chat. */
    alertUrl: string;
    /** The base URL of the stand-in for Cloudflare's Turnstile. */
    turnstileUrl: string;
    /** A course in German. */
    german: ServedCourse;
    /** The course in `emails/`, or the one that the variable COURSE names. */
    author: ServedCourse;
    /** How far the run's clock is ahead of the machine's (ms). */
    clockAhead: number;
    /** How many readers the run through all zones has. */
    readers: number;
    /** So many people stand in the long file that is imported and exported. */
    imported: number;
    /** Where the browser's tests find the running course and its inbox. */
    local: Local;
    /** Where they find the browser. */
    browserUrl: string;
  }
}
