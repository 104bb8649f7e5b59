/** The document of every page of the operator's area. */
import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { interpolate } from '../course/interpolate.ts';
import { escapeHtml } from '../course/template.ts';
import { type AppContext, nonceOf } from '../web/context.ts';

/** The area's pages, in the order in which its bar has them. */
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
  /** In place of the title on the page itself, where it needs more than plain words. */
  heading?: Child;
}

/** A whole page, which begins with its title. */
export function AdminPage({ c, title, heading = title, children }: PropsWithChildren<AdminPageProps>) {
  const [before = '', after = ''] = (c.get('adminFrame') ?? '').split('{{main}}');
  const nonce = nonceOf(c);
  const head = { title: escapeHtml(`${title} · Admin · ${c.get('course').name}`), nonce, head: '' };
  return (
    <>
      {raw(interpolate(before, { ...head, nav: String(<Bar path={c.req.path} />) }))}
      <h1>{heading}</h1>
      {children}
      {raw(interpolate(after, head))}
    </>
  );
}

function Bar({ path }: { path: string }) {
  const isHere = (page: string) => path === page || (page !== '/admin' && path.startsWith(`${page}/`));
  return (
    <ul>
      {PAGES.map(([page, name]) => (
        <li key={page}>
          <a href={page} {...(isHere(page) ? { 'aria-current': 'page' } : {})}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

type Content = Parameters<AppContext['html']>[0];

/** Answers with a page of the area. */
export function adminPage(c: AppContext, content: Content, status: 200 | 404 | 409 | 413 | 422 | 502 = 200) {
  return c.html(content, status);
}
