/** What a request carries through the middleware: Hono's context, and what pages take from it. */
import type { Context } from 'hono';
import type { SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import type { Course } from '../course/course.ts';
import type { Env } from '../env.ts';
import type { Messages } from '../locales/locale.ts';
import type { Services } from '../services.ts';

type SecureHeadersOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** Sources by directive of a Content-Security-Policy. */
export type Policy = NonNullable<SecureHeadersOptions['contentSecurityPolicy']>;

export interface AppEnv {
  Bindings: Env;
  Variables: SecureHeadersVariables & {
    course: Course;
    /** The product's own texts, in the course's language. */
    messages: Messages;
    services: Services;
    /** Directives in place of those that every page has (see security-headers.ts). */
    policy?: Policy;
    /** When the request came (ms). */
    now: number;
  };
}

export type AppContext = Context<AppEnv>;

/** What styles and scripts of this response carry, as its Content-Security-Policy asks. */
export const nonceOf = (c: AppContext): string => c.get('secureHeadersNonce') ?? '';

/** What is the same on every page of a course; the nonce is this response's. */
export interface Site {
  course: Course;
  messages: Messages;
  /** The same as in the Content-Security-Policy: without it, the browser applies no style and runs no script. */
  nonce: string;
  /** Where subscribers reach the course; empty while that is not set up. */
  url: string;
  /** Cloudflare Turnstile's site key; empty where the check is off. */
  turnstileSiteKey: string;
}

/** Every page takes the site, and its own props. */
export interface PageProps {
  site: Site;
}

export function siteOf(c: AppContext): Site {
  return {
    course: c.get('course'),
    messages: c.get('messages'),
    nonce: nonceOf(c),
    url: (c.env.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    // Undefined on the pages that stand in for a course that is not set up.
    turnstileSiteKey: c.get('services')?.config.turnstile?.siteKey ?? '',
  };
}
