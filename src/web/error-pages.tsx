/** The responses to what went wrong: the same text as a page or as JSON, each saying what to do. */
import type { Messages } from '../locales/locale.ts';
import { type AppContext, type PageProps, siteOf } from './context.ts';
import { landingPage } from './landing/route.tsx';
import { Card } from './parts/page.tsx';
import { wantsJson } from './request.ts';

type ErrorStatus = 400 | 403 | 404 | 410 | 413 | 422 | 429 | 500 | 503;

/** The error pages, by their name in src/locales/. */
export type ErrorName = keyof Messages['errors'];

/** Responds with an error page; `details` follow its own text, a paragraph each. */
export function errorPage(c: AppContext, status: ErrorStatus, name: ErrorName, details: readonly string[] = []) {
  const { title, messages, action }: ErrorText = c.get('messages').errors[name];
  const paragraphs = [...messages, ...details];
  if (wantsJson(c)) return c.json({ error: { field: null, message: [title, ...paragraphs].join(' ') } }, status);
  return c.html(<ErrorPage site={siteOf(c)} title={title} messages={paragraphs} action={action} />, status);
}

interface ErrorText {
  title: string;
  /** One string a paragraph. */
  messages: readonly string[];
  /** What the visitor can do on the landing page; without it, no link leads there. */
  action?: string | undefined;
}

function ErrorPage({ site, title, messages, action }: PageProps & ErrorText) {
  return (
    <Card site={site} title={title}>
      {messages.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {action === undefined ? null : (
        <p class="act">
          <a class="button" href="/">
            {action}
          </a>
        </p>
      )}
    </Card>
  );
}

export const notFound = (c: AppContext) => errorPage(c, 404, 'notFound');

/** A form that was posted from a site that is not allowed to. */
export const originNotAllowed = (c: AppContext) => errorPage(c, 403, 'originNotAllowed');

export const tooLarge = (c: AppContext) => errorPage(c, 413, 'tooLarge');

/** `seconds`: when the next signup from this IP address is taken. */
export function tooManySignups(c: AppContext, seconds: number) {
  c.header('retry-after', String(seconds));
  return errorPage(c, 429, 'tooManySignups');
}

/** `seconds`: when it makes sense to try again. */
export function tryAgain(c: AppContext, name: 'mailNotSent' | 'notYetVisible', seconds: number) {
  c.header('retry-after', String(seconds));
  return errorPage(c, 503, name);
}

/** What nobody foresaw. It names nothing of the request and nothing of the error: those are in the log. */
export const unexpected = (c: AppContext) => errorPage(c, 500, 'unexpected');

/** Stands in for everything that needs the configuration, and names what is missing; on the landing page, in place of the form. */
export function notSetUp(c: AppContext, problems: readonly string[]) {
  if (c.req.path !== '/') return errorPage(c, 503, 'notSetUp', problems);
  const form = { values: { email: '', name: '', timezone: '' } };
  const message = [...c.get('messages').errors.notSetUp.messages, ...problems].join(' ');
  return landingPage(c, { form, message }, 503);
}

/** A link of ours for a subscriber who cannot be seen at this location: KV shows a new one everywhere within a minute or so. */
export const notYetVisible = (c: AppContext) => tryAgain(c, 'notYetVisible', 60);

/** The page of a subscriber who has moved to another address; old links do not tell which. */
export const movedAway = (c: AppContext) => errorPage(c, 410, 'movedAway');

/** A link of a subscriber who deleted everything. */
export const deletedLongAgo = (c: AppContext) => errorPage(c, 410, 'deleted');

/** A token that is not ours, or is for something else. */
export const brokenLink = (c: AppContext) => errorPage(c, 400, 'brokenLink');
