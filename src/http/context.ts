/** What every handler of a reader's request finds in its context. */
import type { Context } from 'hono';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import type { Course } from '../core/course.ts';
import { fillSubject } from '../core/fill.ts';
import type { Edges } from '../edges.ts';
import type { Env } from '../env.ts';
import { document } from '../pages/page.tsx';

export interface AppEnv {
  Bindings: Env;
  Variables: SecureHeadersVariables & {
    course: Course;
    edges: Edges;
    /** The instant (ms) of the request. */
    now: number;
  };
}

export type AppContext = Context<AppEnv>;

/** What every page is drawn with: the course, and the nonce that its one style and script carry. */
export function pageProps(c: AppContext) {
  const course = c.get('course');
  // Pages name lessons to nobody in particular.
  const lessons = course.lessons.map(({ subject }) => ({ subject: fillSubject(subject, {}) }));
  return { course: { ...course, lessons }, nonce: c.get('secureHeadersNonce') ?? '' };
}

/** Answers with a page. */
export function page(c: AppContext, content: Parameters<typeof document>[0], status: PageStatus = 200) {
  return c.html(document(content), status);
}

type PageStatus = 200 | 400 | 404 | 410 | 413 | 422 | 429 | 500 | 503;

/** Whether the other side speaks JSON instead of reading pages. */
export function wantsJson(c: AppContext): boolean {
  const isJson = (header: string) => (c.req.header(header) ?? '').includes('application/json');
  return isJson('content-type') || isJson('accept');
}
