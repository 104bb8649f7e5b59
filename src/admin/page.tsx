/** The document of every page of the operator's area. */
import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { type AppContext, siteOf } from '../web/context.ts';
import { Document } from '../web/parts/document.tsx';
import { MARK } from '../web/pictures.ts';
import { adminStyleSheet } from './style.ts';

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

/** A whole page, which begins with its title. In English, whatever language the course is in. */
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
          <NavLinks path={c.req.path} />
        </nav>
      </header>
      <main class="wide" id="main">
        <h1>{heading}</h1>
        {children}
      </main>
    </Document>
  );
}

function NavLinks({ path }: { path: string }) {
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
