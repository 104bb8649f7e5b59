/** The document and navigation of every page of the operator's area. */
import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { interpolate } from '../course/interpolate.ts';
import { escapeHtml } from '../course/template.ts';
import { type AppContext, nonceOf } from '../web/context.ts';

/** The area's pages, in the order of the navigation bar. */
const PAGES = [
  ['/admin', 'Today'],
  ['/admin/funnel', 'Funnel'],
  ['/admin/people', 'People'],
  ['/admin/lessons', 'Lessons'],
  ['/admin/import', 'Import'],
] as const;

interface AdminPageProps {
  c: AppContext;
  title: string;
  /** Shown as the page's heading instead of the title, where plain text is not enough. */
  heading?: Child;
}

/** A whole page: navigation, heading, content. */
export function AdminPage({ c, title, heading = title, children }: PropsWithChildren<AdminPageProps>) {
  const [before = '', after = ''] = (c.get('adminFrame') ?? '').split('{{main}}');
  const nonce = nonceOf(c);
  const head = { title: escapeHtml(`${title} · Admin · ${c.get('course').name}`), nonce, head: '' };
  return (
    <>
      {raw(interpolate(before, { ...head, nav: String(<Navigation path={c.req.path} />) }))}
      <h1>{heading}</h1>
      {children}
      {raw(interpolate(after, head))}
    </>
  );
}

function Navigation({ path }: { path: string }) {
  const isCurrent = (page: string) => path === page || (page !== '/admin' && path.startsWith(`${page}/`));
  return (
    <ul>
      {PAGES.map(([page, name]) => (
        <li key={page}>
          <a href={page} {...(isCurrent(page) ? { 'aria-current': 'page' } : {})}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

type Content = Parameters<AppContext['html']>[0];

/** Responds with a page of the area. */
export function adminPage(c: AppContext, content: Content, status: 200 | 404 | 409 | 413 | 422 | 502 = 200) {
  return c.html(content, status);
}
