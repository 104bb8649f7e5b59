/** What every handler of a reader's request finds in its context. */
import type { Context } from 'hono';
import type { SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import type { Course } from '../course/course.ts';
import { fillSubject } from '../course/template.ts';
import type { Env } from '../env.ts';
import type { Messages } from '../locales/locale.ts';
import type { Services } from '../services.ts';
import type { PageProps } from './parts/page.tsx';

type SecureHeadersOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** Sources by directive of a Content-Security-Policy. */
export type Policy = NonNullable<SecureHeadersOptions['contentSecurityPolicy']>;

export interface AppEnv {
  Bindings: Env;
  Variables: SecureHeadersVariables & {
    course: Course;
    services: Services;
    /** The document around every page's main part, as the build leaves it. */
    frame: string;
    /** The document around the operator's pages, in their area. */
    adminFrame?: string;
    /** The product's own sentences. */
    messages: Messages;
    /** What this answer's page needs of its Content-Security-Policy, in place of what every page has. */
    policy?: Policy;
    /** The instant (ms) of the request. */
    now: number;
  };
}

export type AppContext = Context<AppEnv>;

/** What styles and scripts of this answer's page carry, as its policy wants. */
export const nonceOf = (c: AppContext): string => c.get('secureHeadersNonce') ?? '';

/** What every page is drawn with: the course, and the frame around the page. */
export function pageProps(c: AppContext): PageProps {
  const course = c.get('course');
  // Pages name lessons to nobody in particular.
  const lessons = course.lessons.map(({ slug, subject }) => ({ slug, subject: fillSubject(subject, {}) }));
  const nonce = nonceOf(c);
  const site = {
    frame: c.get('frame'),
    messages: c.get('messages'),
    nonce,
    name: course.name,
    url: (c.env.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    turnstile: c.get('services')?.config.turnstile?.siteKey ?? '',
  };
  return { course: { ...course, lessons }, site };
}

/** Answers with a page. */
export function page(c: AppContext, content: Content, status: PageStatus = 200) {
  return c.html(content, status);
}

type Content = Parameters<AppContext['html']>[0];

type PageStatus = 200 | 400 | 403 | 404 | 410 | 413 | 422 | 429 | 500 | 503;

/** Whether the other side speaks JSON instead of reading pages. */
export function wantsJson(c: AppContext): boolean {
  const isJson = (header: string) => (c.req.header(header) ?? '').includes('application/json');
  return isJson('content-type') || isJson('accept');
}
