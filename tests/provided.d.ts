import 'vitest';
import type { BuiltCourse } from '../src/build/build.ts';
import type { Local } from '../src/cli/local/addresses.ts';
import type { Course } from '../src/course/course.ts';

declare module 'vitest' {
  /** What vitest.config.ts and its global set-up hand to the tests. */
  interface ProvidedContext {
    /** The base URL of the stand-in for Resend. */
    resendUrl: string;
    /** The base URL of the stand-in for the operator's chat. */
    alertUrl: string;
    /** The base URL of the stand-in for Cloudflare's Turnstile. */
    turnstileUrl: string;
    /** A course in German as the build leaves it, with its files (text alone) by their path in `dist/assets/`. */
    german: { course: Course; sentences: BuiltCourse['sentences']; assets: Record<string, string> };
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
