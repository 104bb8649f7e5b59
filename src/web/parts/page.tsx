import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Course } from '../../course/course.ts';
import { interpolate } from '../../course/interpolate.ts';
import { escapeHtml } from '../../course/template.ts';
import type { Messages } from '../../locales/locale.ts';

/** What is the same on every page of a course, as the build leaves it, and this answer's nonce. */
export interface Site {
  /** The document around a page's main part, with the gaps `title`, `head`, `nonce` and `main`. */
  frame: string;
  messages: Messages;
  /** The same as in the answer's Content-Security-Policy: without it, no style and no script. */
  nonce: string;
  /** The course's name. */
  name: string;
  /** Where readers reach the course; empty where that is not set up. */
  url: string;
  /** The site key of Cloudflare's check for robots; empty where it is off. */
  turnstile: string;
}

/** What every page is drawn with. */
export interface PageProps {
  course: Course;
  site: Site;
}

interface FrameProps {
  site: Site;
  /** What this page is about; the course's name is added to it. */
  title: string;
}

/** The whole document of every page: head, the course's name, words, footer. */
export function Page({ site, title, children }: PropsWithChildren<FrameProps>) {
  const [before, after] = around(site, escapeHtml(`${title} · ${site.name}`), '');
  return (
    <>
      {raw(before)}
      {children}
      {raw(after)}
    </>
  );
}

/** A page whose main part and head were drawn at build time (HTML); its title is the whole title. */
export function StaticPage({ site, title, head, main }: { site: Site; title: string; head: string; main: string }) {
  const [before, after] = around(site, escapeHtml(title), head);
  return raw(before + main + after);
}

interface CardProps extends FrameProps {
  /** A few words above the title. */
  label?: string;
}

/** A page that is one card, which begins with the page's title. */
export function Card({ site, label, title, children }: PropsWithChildren<CardProps>) {
  return (
    <Page site={site} title={title}>
      <section class="card alone">
        {label === undefined ? null : <p class="label">{label}</p>}
        <h1>{title}</h1>
        {children}
      </section>
    </Page>
  );
}

function around({ frame, nonce, url }: Site, title: string, head: string): [before: string, after: string] {
  const [before = '', after = ''] = frame.split('{{main}}');
  const values = { title, nonce, head: interpolate(head, { site_url: escapeHtml(url) }) };
  return [interpolate(before, values), interpolate(after, values)];
}
