/** The document and navigation of every page of the operator's area. */
import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { type AppContext, siteOf } from '../web/context.ts';
import { Document } from '../web/parts/document.tsx';
import { MARK } from '../web/pictures.ts';
import { adminStyleSheet } from './style.ts';

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

/** A whole page: navigation, heading, content. In English, whatever language the course is in. */
export function AdminPage({ c, title, heading = title, children }: PropsWithChildren<AdminPageProps>) {
  const { course, nonce } = siteOf(c);
  const { name, theme } = course;
  const document = { language: 'en', title: `${title} · Admin · ${name}`, theme, nonce, css: adminStyleSheet };
  return (
    <Document {...document} bodyClass="admin">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class="wide">
        <a class="brand" href="/admin">
          {raw(MARK)}
          <span>{name}</span>
        </a>
        <nav aria-label="Admin">
          <Navigation path={c.req.path} />
        </nav>
      </header>
      <main class="wide" id="main">
        <h1>{heading}</h1>
        {children}
      </main>
    </Document>
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
